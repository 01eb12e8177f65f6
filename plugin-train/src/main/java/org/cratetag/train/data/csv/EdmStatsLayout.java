package org.cratetag.train.data.csv;

import org.cratetag.feature.EdmStats;

/**
 * What training must know of the vector of {@link EdmStats}, 68 statistics in the order of the
 * Beatport sets, then tempo. The sets' columns 1 to 70 are its values 0 to 69; their Essentia
 * tempo, folded, stands where serving has our own.
 */
public final class EdmStatsLayout {
  /** Values that models take: all before the tempo's confidence. */
  public static final int MODEL_INPUTS = 71;

  /** Statistics per half: means in the first 34, standard deviations in the next. */
  public static final int STATISTICS = 34;

  /** First of the thirteen cepstral means. */
  public static final int CEPSTRUM = 8;

  /** First of the twelve chroma means. */
  public static final int CHROMA = 21;

  private EdmStatsLayout() {}

  /** Whether so many values can be those of a row: all that models take, or the whole vector. */
  static boolean isWidth(int values) {
    return values == MODEL_INPUTS || values == EdmStats.SIZE;
  }

  /**
   * Folds a tempo by octaves into [90, 180).
   *
   * @param bpm beats a minute
   * @return 0 for a tempo that is not positive and finite
   */
  public static double fold(double bpm) {
    if (!(bpm > 0) || Double.isInfinite(bpm)) {
      return 0;
    }
    double folded = bpm;
    while (folded < 90) {
      folded *= 2;
    }
    while (folded >= 180) {
      folded /= 2;
    }
    return folded;
  }
}
