package org.cratetag.dsp.rhythm;

import java.util.Arrays;

/**
 * How steady a tempo is: each stretch of ten seconds, begun every five, is asked which tempo near
 * the whole's its onsets repeat by best, after two, four and eight beats.
 *
 * @param slower the tempo that a tenth of the stretches with a beat are slower than, as a part of
 *     the whole's; 1 when fewer than four have one
 * @param faster the one that a tenth are faster than
 * @param share of the stretches that have a beat there, within [0, 1]
 */
record LocalTempi(double slower, double faster, double share) {
  private static final double STRETCH_SECONDS = 10;
  private static final int FEWEST = 4;

  /** Beyond, eight beats are taken for seven and a half. */
  private static final double WIDEST = 0.055;

  private static final double STEP = 0.0025;
  private static final int STEPS = (int) Math.round(WIDEST / STEP);

  /** Repetition from which a stretch has a beat; noise stays below. */
  private static final double LEAST = 0.12;

  /** How much less a tempo counts for being as far off as can be. */
  private static final double PENALTY = 0.02;

  /**
   * Of a track.
   *
   * @param beatFrames frames from one beat to the next, at the whole's tempo
   */
  static LocalTempi of(OnsetStrength onsets, double beatFrames) {
    int length = (int) Math.round(STRETCH_SECONDS * onsets.frameRateHz());
    int lags = (int) (8 * beatFrames / (1 - WIDEST)) + 3;
    int stretches = 2 * onsets.frames() / length - 1;
    if (stretches < FEWEST || lags >= length) {
      return new LocalTempi(1, 1, 0);
    }
    double[] found = new double[stretches];
    int count = 0;
    for (int i = 0; i < stretches; i++) {
      int from = i * length / 2;
      double tempo = best(byLag(onsets, from, from + length, lags), beatFrames);
      if (tempo > 0) {
        found[count++] = tempo;
      }
    }
    double share = count / (double) stretches;
    if (count < FEWEST) {
      return new LocalTempi(1, 1, share);
    }
    Arrays.sort(found, 0, count);
    int tenth = count / 10;
    return new LocalTempi(found[tenth], found[count - 1 - tenth], share);
  }

  /** Mean autocorrelation of the ranges, less the bias of the shrinking overlap. */
  private static double[] byLag(OnsetStrength onsets, int from, int to, int lags) {
    double[] sum = new RangeCorrelations(onsets, from, to, lags).sum();
    double[] mean = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      mean[lag] = sum[lag] / OnsetStrength.RANGES * (to - from) / (to - from - lag);
    }
    return mean;
  }

  /** As a part of the whole's tempo; 0 when there is no beat. */
  private static double best(double[] byLag, double beatFrames) {
    double most = LEAST;
    double best = 0;
    for (int i = -STEPS; i <= STEPS; i++) {
      double tempo = 1 + i * STEP;
      double score = -PENALTY * Math.abs(i) / STEPS;
      for (int beats = 2; beats <= 8; beats *= 2) {
        score += at(byLag, beats * beatFrames / tempo) / 3;
      }
      if (score > most) {
        most = score;
        best = tempo;
      }
    }
    return best;
  }

  private static double at(double[] byLag, double lag) {
    int below = (int) lag;
    double part = lag - below;
    return byLag[below] * (1 - part) + byLag[below + 1] * part;
  }
}
