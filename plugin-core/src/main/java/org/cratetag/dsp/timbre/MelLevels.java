package org.cratetag.dsp.timbre;

import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.spectrum.Decibels;

/**
 * Levels of mel bands in dB of 1, at most 80 dB below the loudest: librosa 0.11's {@code
 * power_to_db(melspectrogram(y))} with its defaults, from which it takes MFCC and onset strength.
 */
public final class MelLevels {
  private static final double RANGE_DB = 80;

  private MelLevels() {}

  /**
   * Measures a signal.
   *
   * @return {@code [frames][bands]}
   */
  public static double[][] of(CentredStft.Frames frames, MelBands mel, int bins) {
    double[][] levels = new double[frames.count()][mel.bands()];
    double[] power = new double[bins];
    for (int t = 0; t < levels.length; t++) {
      frames.power(t, power);
      ofPower(power, mel, levels[t]);
    }
    Decibels.limit(levels, RANGE_DB);
    return levels;
  }

  /** One frame's levels, without the limit of 80 dB. */
  static void ofPower(double[] power, MelBands mel, double[] levels) {
    mel.apply(power, levels);
    for (int band = 0; band < levels.length; band++) {
      levels[band] = Decibels.ofPower(levels[band]);
    }
  }
}
