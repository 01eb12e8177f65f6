package org.cratetag.lab.tempo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.decision.BeatCounting;
import org.cratetag.decision.TempoOctave;
import org.cratetag.decision.TempoSettings;
import org.cratetag.dsp.rhythm.Rhythm;

/**
 * How often a tempo comes out as it was written, of songs that nothing was learned from: each group
 * is judged by what the others teach.
 */
public final class CountingStudy {
  /** The usual penalty on squared weights, of those that gave the same within a song or two. */
  public static final double PENALTY = 0.01;

  private final List<WrittenSong> songs;
  private final double penalty;

  /**
   * Of songs.
   *
   * @throws IllegalArgumentException when they are of fewer than two groups
   */
  public CountingStudy(List<WrittenSong> songs, double penalty) {
    this.songs = List.copyOf(songs);
    this.penalty = penalty;
    if (songs.stream().map(WrittenSong::group).distinct().count() < 2) {
      throw new IllegalArgumentException("songs of two groups at least are needed");
    }
  }

  /** What all songs teach. */
  public BeatCounting all() {
    return new CountingFit(penalty).of(songs);
  }

  /** A way to count. */
  private interface Counter {
    double count(WrittenSong song);
  }

  /**
   * Songs that came out as written.
   *
   * @param songs all
   * @param heard those whose tempo was heard, in whatever octave
   * @param folded those that lie within [90, 180) as written
   * @param byStyle those right by the styles that are heard alone
   * @param byOnsets those right by their onsets alone
   * @param byBoth those right by onsets and styles
   */
  public record Figures(int songs, int heard, int folded, int byStyle, int byOnsets, int byBoth) {}

  /** By group, then of all. */
  public Map<String, Figures> figures() {
    Map<String, List<WrittenSong>> groups = new TreeMap<>();
    songs.forEach(song -> groups.computeIfAbsent(song.group(), any -> new ArrayList<>()).add(song));
    Map<String, Figures> figures = new LinkedHashMap<>();
    Figures sum = new Figures(0, 0, 0, 0, 0, 0);
    for (Map.Entry<String, List<WrittenSong>> group : groups.entrySet()) {
      List<WrittenSong> others =
          songs.stream().filter(song -> !song.group().equals(group.getKey())).toList();
      Figures one = judge(group.getValue(), new CountingFit(penalty).of(others));
      figures.put(group.getKey(), one);
      sum =
          new Figures(
              sum.songs + one.songs,
              sum.heard + one.heard,
              sum.folded + one.folded,
              sum.byStyle + one.byStyle,
              sum.byOnsets + one.byOnsets,
              sum.byBoth + one.byBoth);
    }
    figures.put("all", sum);
    return figures;
  }

  private static Figures judge(List<WrittenSong> judged, BeatCounting counting) {
    TempoOctave octave = new TempoOctave(TempoSettings.DEFAULT, counting);
    return new Figures(
        judged.size(),
        (int) judged.stream().filter(song -> song.countedAs() >= 0).count(),
        right(judged, WrittenSong::heardBpm),
        right(judged, song -> octave.choose(song.heardBpm(), Optional.empty(), song.scores())),
        right(judged, song -> mostLikely(counting, song.rhythm(), song.heardBpm())),
        right(
            judged,
            song -> octave.choose(song.heardBpm(), Optional.of(song.rhythm()), song.scores())));
  }

  private static int right(List<WrittenSong> judged, Counter counter) {
    return (int)
        judged.stream()
            .filter(song -> song.heardBpm() > 0)
            .filter(song -> song.isWritten(counter.count(song)))
            .count();
  }

  private static double mostLikely(BeatCounting counting, Rhythm rhythm, double bpm) {
    double[] probabilities = counting.probabilities(rhythm, bpm);
    int best = 0;
    for (int way = 1; way < probabilities.length; way++) {
      best = probabilities[way] > probabilities[best] ? way : best;
    }
    return Math.scalb(bpm, BeatCounting.OCTAVES.get(best));
  }
}
