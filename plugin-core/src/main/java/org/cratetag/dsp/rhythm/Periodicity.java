package org.cratetag.dsp.rhythm;

/**
 * How much the onsets of a track repeat after a time: the mean of the normalised autocorrelations
 * of the frequency ranges in which anything happens, 1 at lag 0. The autocorrelation is freed of
 * the bias of its shrinking overlap (divided by the share of the signal that overlaps) and smoothed
 * over three lags.
 */
final class Periodicity {
  private final double[] byLag;

  private Periodicity(double[] byLag) {
    this.byLag = byLag;
  }

  /**
   * Measures the repetition up to a lag.
   *
   * @param correlations of all onsets, for as many lags at least
   * @param maxLag longest lag in frames, less than the number of frames
   */
  static Periodicity of(RangeCorrelations correlations, int maxLag) {
    int frames = correlations.frames();
    double[] power = correlations.sum();
    double atZero = power[0] > 0 ? power[0] : 1;
    double[] raw = new double[maxLag + 2];
    for (int lag = 0; lag < raw.length; lag++) {
      double overlap = Math.max(1, frames - lag) / (double) frames;
      raw[lag] = power[lag] / atZero / overlap;
    }
    double[] smooth = new double[maxLag + 1];
    for (int lag = 0; lag <= maxLag; lag++) {
      smooth[lag] = 0.25 * raw[Math.abs(lag - 1)] + 0.5 * raw[lag] + 0.25 * raw[lag + 1];
    }
    return new Periodicity(smooth);
  }

  /** The longest lag, in frames. */
  int maxLag() {
    return byLag.length - 1;
  }

  /** The value at a lag that lies between frames, by linear interpolation. */
  double at(double lag) {
    int below = (int) lag;
    if (below >= byLag.length - 1) {
      return byLag[byLag.length - 1];
    }
    double part = lag - below;
    return byLag[below] * (1 - part) + byLag[below + 1] * part;
  }

  /** Mean of the values at {@code step, 2 step, ... count step} times the lag. */
  double comb(double lag, int step, int count) {
    double sum = 0;
    for (int i = 1; i <= count; i++) {
      sum += at(lag * i * step);
    }
    return sum / count;
  }
}
