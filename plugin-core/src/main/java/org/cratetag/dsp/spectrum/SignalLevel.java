package org.cratetag.dsp.spectrum;

/**
 * Where a signal lies and how far it strays from there.
 *
 * @param mean of all samples; 0 for none, NaN or infinite when a sample is
 * @param peak largest distance of a sample from the mean
 */
public record SignalLevel(double mean, double peak) {
  /** So many samples as stay in the nearest cache while they are looked at twice. */
  private static final int BLOCK = 4_096;

  /** Measures a signal. */
  public static SignalLevel of(float[] samples) {
    if (samples.length == 0) {
      return new SignalLevel(0, 0);
    }
    float least = samples[0];
    float most = samples[0];
    double sum = 0;
    for (int from = 0; from < samples.length; from += BLOCK) {
      int to = Math.min(from + BLOCK, samples.length);
      // Comparisons instead of Math.min and max, which take three times as long for NaN's sake.
      for (int n = from; n < to; n++) {
        float x = samples[n];
        if (x < least) {
          least = x;
        }
        if (x > most) {
          most = x;
        }
      }
      sum += Sums.of(samples, from, to);
    }
    double mean = sum / samples.length;
    return new SignalLevel(mean, Math.max(most - mean, mean - least));
  }

  /** Whether no sample is NaN or infinite. */
  public boolean isFinite() {
    return Double.isFinite(mean);
  }
}
