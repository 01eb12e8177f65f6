package org.cratetag.dsp.rhythm;

import org.cratetag.dsp.spectrum.RealFft;

/**
 * How much the onsets of each frequency range repeat after a time, and how much those of one follow
 * those of another: correlations by lag in frames, 1 for a range with itself at lag 0; 0 for a
 * range in which nothing happens.
 */
final class RangeCorrelations {
  /** A beat is played this much too early or late, as a part of the lag. */
  private static final double LOOSENESS = 0.02;

  private final int frames;
  private final RealFft transform;
  private final double[][] spectra = new double[OnsetStrength.RANGES][];
  private final double[] energies = new double[OnsetStrength.RANGES];

  /**
   * Of a track.
   *
   * @param lags how many will be asked for at most, no more than there are frames
   */
  RangeCorrelations(OnsetStrength onsets, int lags) {
    this(onsets, 0, onsets.frames(), lags);
  }

  /** Of a stretch of it, {@code from} to before {@code to}. */
  RangeCorrelations(OnsetStrength onsets, int from, int to, int lags) {
    this.frames = to - from;
    int length = Math.max(4, Integer.highestOneBit(frames + lags) * 2);
    this.transform = new RealFft(length);
    for (int range = 0; range < spectra.length; range++) {
      float[] values = onsets.range(range);
      double mean = 0;
      for (int t = from; t < to; t++) {
        mean += values[t];
      }
      mean /= Math.max(1, frames);
      double[] work = new double[length];
      for (int t = from; t < to; t++) {
        work[t - from] = values[t] - mean;
        energies[range] += work[t - from] * work[t - from];
      }
      transform.forward(work);
      spectra[range] = work;
    }
  }

  /** Of how many frames. */
  int frames() {
    return frames;
  }

  /** Of a range with itself, less the bias of the shrinking overlap. */
  double[] auto(int range, int lags) {
    double[] byLag = cross(range, range, lags);
    for (int lag = 0; lag < lags; lag++) {
      byLag[lag] *= frames / (double) Math.max(1, frames - lag);
    }
    return byLag;
  }

  /** The sum of all ranges with themselves, as biased as it is; more lags than were asked for. */
  double[] sum() {
    double[] power = new double[spectra[0].length];
    for (int range = 0; range < spectra.length; range++) {
      if (energies[range] > 0) {
        addPower(spectra[range], energies[range], power);
      }
    }
    transform.inverse(power);
    return power;
  }

  private static void addPower(double[] spectrum, double energy, double[] power) {
    power[0] += spectrum[0] * spectrum[0] / energy;
    power[1] += spectrum[1] * spectrum[1] / energy;
    for (int k = 2; k < spectrum.length; k += 2) {
      power[k] += (spectrum[k] * spectrum[k] + spectrum[k + 1] * spectrum[k + 1]) / energy;
    }
  }

  /** Of the second after the first. */
  double[] cross(int first, int second, int lags) {
    double[] byLag = new double[lags];
    double scale = Math.sqrt(energies[first]) * Math.sqrt(energies[second]);
    if (!(scale > 0)) {
      return byLag;
    }
    double[] one = spectra[first];
    double[] other = spectra[second];
    double[] product = new double[one.length];
    product[0] = one[0] * other[0];
    product[1] = one[1] * other[1];
    for (int k = 2; k < one.length; k += 2) {
      product[k] = one[k] * other[k] + one[k + 1] * other[k + 1];
      product[k + 1] = one[k] * other[k + 1] - one[k + 1] * other[k];
    }
    transform.inverse(product);
    for (int lag = 0; lag < lags; lag++) {
      byLag[lag] = product[lag] / scale;
    }
    return byLag;
  }

  /** The greatest near a lag; 0 beyond the last. */
  static double near(double[] byLag, double lag) {
    int whole = (int) lag;
    if (whole + 2 >= byLag.length) {
      return 0;
    }
    int from = Math.max(1, Math.min((int) Math.floor(lag * (1 - LOOSENESS)), whole));
    int to = Math.max((int) Math.ceil(lag * (1 + LOOSENESS)), whole + 1);
    double most = Double.NEGATIVE_INFINITY;
    for (int at = from; at <= Math.min(to, byLag.length - 1); at++) {
      most = Math.max(most, byLag[at]);
    }
    return most;
  }
}
