package org.cratetag.feature;

import java.util.Optional;
import org.cratetag.dsp.rhythm.Tempo;

/**
 * What {@code edm-stats/1} tells of a track besides what models learn from.
 *
 * @param tempo the estimate, however unsure
 * @param bandwidthHz where the audio ends, in Hz
 */
public record TrackSound(Tempo tempo, double bandwidthHz) {
  /** That of a vector, if it has all values: a table of features may have fewer. */
  public static Optional<TrackSound> find(float[] edmStats) {
    return edmStats.length < EdmStats.SIZE ? Optional.empty() : Optional.of(of(edmStats));
  }

  /**
   * That of a vector of features.
   *
   * @param edmStats all {@link EdmStats#SIZE} values
   */
  public static TrackSound of(float[] edmStats) {
    return new TrackSound(
        new Tempo(edmStats[EdmStats.TEMPO_BPM], edmStats[EdmStats.TEMPO_CONFIDENCE]),
        edmStats[EdmStats.BANDWIDTH_HZ]);
  }
}
