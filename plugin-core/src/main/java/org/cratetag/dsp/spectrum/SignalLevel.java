package org.cratetag.dsp.spectrum;

/**
 * Where a signal lies and how far it strays from there.
 *
 * @param mean of all samples; 0 for none, NaN or infinite when a sample is
 * @param peak largest distance of a sample from the mean
 */
public record SignalLevel(double mean, double peak) {
  /** Measures a signal. */
  public static SignalLevel of(float[] samples) {
    if (samples.length == 0) {
      return new SignalLevel(0, 0);
    }
    float least = samples[0];
    float most = samples[0];
    // Comparisons instead of Math.min and max, which take three times as long for the sake of NaN.
    for (float x : samples) {
      if (x < least) {
        least = x;
      }
      if (x > most) {
        most = x;
      }
    }
    double mean = Sums.of(samples) / samples.length;
    return new SignalLevel(mean, Math.max(most - mean, mean - least));
  }

  /** Whether no sample is NaN or infinite. */
  public boolean isFinite() {
    return Double.isFinite(mean);
  }
}
