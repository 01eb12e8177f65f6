package org.cratetag.lab.tempo;

import java.util.List;
import java.util.Objects;
import org.cratetag.api.track.TrackScores;
import org.cratetag.decision.BeatCounting;
import org.cratetag.dsp.rhythm.Rhythm;

/**
 * A song that was heard, and the tempo that was written down.
 *
 * @param name of the file
 * @param group songs of one package or composer, which are never both learned from and judged by
 * @param writtenBpm as it is counted
 * @param heardBpm within [90, 180); 0 where no beat was heard
 * @param rhythm how it goes
 * @param scores what the packs say of its style
 */
public record WrittenSong(
    String name,
    String group,
    double writtenBpm,
    double heardBpm,
    Rhythm rhythm,
    List<TrackScores> scores) {
  private static final double WITHIN = 0.02;

  public WrittenSong {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(rhythm, "rhythm");
    scores = List.copyOf(scores);
    if (!(writtenBpm > 0)) {
      throw new IllegalArgumentException(name + ": the written tempo must be positive");
    }
  }

  /** Whether a tempo is the written one, within two parts in a hundred. */
  public boolean isWritten(double bpm) {
    return Math.abs(bpm / writtenBpm - 1) <= WITHIN;
  }

  /**
   * Which of {@link BeatCounting#OCTAVES} was written; -1 where none fits, because another tempo
   * was heard.
   */
  public int countedAs() {
    for (int i = 0; i < BeatCounting.OCTAVES.size(); i++) {
      if (heardBpm > 0 && isWritten(Math.scalb(heardBpm, BeatCounting.OCTAVES.get(i)))) {
        return i;
      }
    }
    return -1;
  }
}
