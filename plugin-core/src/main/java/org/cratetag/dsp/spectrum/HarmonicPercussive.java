package org.cratetag.dsp.spectrum;

/**
 * Splits a signal into what lasts and what strikes: median filters along time and along frequency
 * of the magnitude spectrum, and soft masks of their squares: D. Fitzgerald, "Harmonic/percussive
 * separation using median filtering", DAFx 2010, with windows of 31 frames and 31 bins, as librosa
 * 0.11's {@code effects.hpss}. The two parts add up to the signal. NaN makes everything near it
 * NaN.
 */
public final class HarmonicPercussive {
  private static final int WIDTH = 31;

  private HarmonicPercussive() {}

  /**
   * The part that lasts.
   *
   * @return as many samples as the signal has
   */
  public static double[] harmonic(float[] samples, CentredStft stft) {
    CentredStft.Frames frames = stft.of(samples);
    float[][] magnitudes = magnitudes(frames, stft.bins());
    float[][] lasting = alongTime(magnitudes, stft.bins());
    RunningMedian alongFrequency = new RunningMedian(WIDTH);
    float[] striking = new float[stft.bins()];
    double[] mask = new double[stft.bins()];
    OverlapAdd sum = new OverlapAdd(stft, samples.length);
    for (int t = 0; t < magnitudes.length; t++) {
      alongFrequency.apply(magnitudes[t], striking);
      for (int k = 0; k < mask.length; k++) {
        mask[k] = softMask(lasting[t][k], striking[k]);
      }
      sum.add(t, frames.packed(t), mask);
    }
    return sum.samples();
  }

  private static double softMask(double wanted, double other) {
    double largest = Math.max(wanted, other);
    if (largest < Float.MIN_NORMAL) {
      return 0.5;
    }
    double a = wanted / largest;
    double b = other / largest;
    return a * a / (a * a + b * b);
  }

  private static float[][] magnitudes(CentredStft.Frames frames, int bins) {
    float[][] magnitudes = new float[frames.count()][bins];
    double[] power = new double[bins];
    for (int t = 0; t < magnitudes.length; t++) {
      frames.power(t, power);
      for (int k = 0; k < bins; k++) {
        magnitudes[t][k] = (float) Math.sqrt(power[k]);
      }
    }
    return magnitudes;
  }

  private static float[][] alongTime(float[][] magnitudes, int bins) {
    RunningMedian median = new RunningMedian(WIDTH);
    float[][] filtered = new float[magnitudes.length][bins];
    float[] row = new float[magnitudes.length];
    float[] medians = new float[magnitudes.length];
    for (int k = 0; k < bins; k++) {
      for (int t = 0; t < row.length; t++) {
        row[t] = magnitudes[t][k];
      }
      median.apply(row, medians);
      for (int t = 0; t < row.length; t++) {
        filtered[t][k] = medians[t];
      }
    }
    return filtered;
  }
}
