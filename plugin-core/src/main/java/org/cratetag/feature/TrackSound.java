package org.cratetag.feature;

import java.util.Optional;
import org.cratetag.dsp.rhythm.EnergyLevel;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.dsp.timbre.ShortTermFeatures;

/**
 * What {@code edm-stats/1} tells of a track besides what models learn from.
 *
 * @param tempo the estimate, however unsure
 * @param bandwidthHz where the audio ends, in Hz
 * @param loudnessDb mean power against the loudest sample, in dB, at most 0
 * @param brightnessHz mean centroid of the spectrum
 */
public record TrackSound(Tempo tempo, double bandwidthHz, double loudnessDb, double brightnessHz) {
  private static final double LEAST_POWER = 1e-8;

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
        edmStats[EdmStats.BANDWIDTH_HZ],
        10 * Math.log10(Math.max(LEAST_POWER, edmStats[EdmStats.MEAN_ENERGY])),
        edmStats[EdmStats.MEAN_CENTROID] * ShortTermFeatures.SAMPLE_RATE_HZ / 2.0);
  }

  /** How driving it is, from 1 to 10. */
  public int energy(Rhythm rhythm) {
    return new EnergyLevel(loudnessDb, rhythm.onsetsASecond(), brightnessHz).level();
  }
}
