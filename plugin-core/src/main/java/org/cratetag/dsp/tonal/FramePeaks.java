package org.cratetag.dsp.tonal;

/**
 * The highest peaks of one spectrum after the other. Their frequencies are those of a parabola
 * through the magnitudes of three bins: J. O. Smith, "Spectral Audio Signal Processing" (2011).
 * Holds working memory: one per thread.
 */
final class FramePeaks {
  private final int most;
  private final double hzPerBin;
  private final int firstBin;
  private final int endBin;
  private final int[] bins;
  private double[] power;
  private int count;

  /**
   * For spectra.
   *
   * @param most peaks that are kept
   */
  FramePeaks(int most, double hzPerBin, double lowestHz, double highestHz) {
    this.most = most;
    this.hzPerBin = hzPerBin;
    this.firstBin = Math.max(1, (int) Math.ceil(lowestHz / hzPerBin));
    this.endBin = (int) (highestHz / hzPerBin);
    this.bins = new int[most];
  }

  /** Finds those of a spectrum, which must stay as it is while they are asked for. */
  void find(double[] spectrum, double leastPower) {
    power = spectrum;
    count = 0;
    int end = Math.min(endBin, spectrum.length - 1);
    for (int k = firstBin; k < end; k++) {
      if (spectrum[k] > leastPower
          && spectrum[k] > spectrum[k - 1]
          && spectrum[k] >= spectrum[k + 1]) {
        insert(k);
      }
    }
  }

  /** Highest first; of equal ones the lower stays. */
  private void insert(int bin) {
    if (count == most && power[bin] <= power[bins[count - 1]]) {
      return;
    }
    int at = count < most ? count++ : count - 1;
    while (at > 0 && power[bins[at - 1]] < power[bin]) {
      bins[at] = bins[at - 1];
      at--;
    }
    bins[at] = bin;
  }

  int count() {
    return count;
  }

  double power(int peak) {
    return power[bins[peak]];
  }

  double hz(int peak) {
    int bin = bins[peak];
    double before = Math.sqrt(power[bin - 1]);
    double middle = Math.sqrt(power[bin]);
    double after = Math.sqrt(power[bin + 1]);
    double curvature = before - 2 * middle + after;
    double shift = curvature < 0 ? 0.5 * (before - after) / curvature : 0;
    return (bin + Math.max(-0.5, Math.min(0.5, shift))) * hzPerBin;
  }
}
