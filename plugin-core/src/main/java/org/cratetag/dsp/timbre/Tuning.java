package org.cratetag.dsp.timbre;

import java.util.Arrays;

/**
 * How far music is tuned from A = 440 Hz: the most frequent deviation of spectral peaks between 150
 * and 4,000 Hz from the nearest semitone, in hundredths. Peaks are found by parabolic
 * interpolation: J. O. Smith, "Spectral Audio Signal Processing" (2011), as in librosa 0.11's
 * {@code estimate_tuning}, which looks at powers here as {@code chroma_stft} gives it those.
 */
public final class Tuning {
  private static final double LOWEST_HZ = 150;
  private static final double HIGHEST_HZ = 4_000;
  private static final double LEAST_SHARE = 0.1;
  private static final int STEPS = 100;

  private final double hzPerBin;
  private double[] pitchesHz = new double[4_096];
  private double[] magnitudes = new double[4_096];
  private int count;

  /** Of spectra of the transform length and sample rate. */
  public Tuning(int fftSamples, int sampleRateHz) {
    hzPerBin = (double) sampleRateHz / fftSamples;
  }

  /** Takes in the peaks of a frame. */
  public void add(double[] power) {
    double largest = 0;
    for (double value : power) {
      largest = Math.max(largest, value);
    }
    double least = LEAST_SHARE * largest;
    int first = (int) Math.ceil(LOWEST_HZ / hzPerBin);
    for (int k = first; k < power.length - 1 && k * hzPerBin < HIGHEST_HZ; k++) {
      double before = power[k - 1] > least ? power[k - 1] : 0;
      double after = power[k + 1] > least ? power[k + 1] : 0;
      if (power[k] > least && power[k] > before && power[k] >= after) {
        addPeak(power, k);
      }
    }
  }

  private void addPeak(double[] power, int k) {
    double curvature = power[k + 1] + power[k - 1] - 2 * power[k];
    double slope = (power[k + 1] - power[k - 1]) / 2;
    double shift = Math.abs(slope) >= Math.abs(curvature) ? 0 : -slope / curvature;
    if (count == pitchesHz.length) {
      pitchesHz = Arrays.copyOf(pitchesHz, 2 * count);
      magnitudes = Arrays.copyOf(magnitudes, 2 * count);
    }
    pitchesHz[count] = (k + shift) * hzPerBin;
    magnitudes[count] = power[k] + 0.5 * slope * shift;
    count++;
  }

  /** The deviation in semitones, within [-0.5, 0.5]; 0 without peaks. */
  public double semitones() {
    if (count == 0) {
      return 0;
    }
    double threshold = median();
    int[] histogram = new int[STEPS];
    for (int i = 0; i < count; i++) {
      if (magnitudes[i] >= threshold) {
        double semitones = 12 * Math.log(pitchesHz[i] / 27.5) / Math.log(2);
        double residual = semitones - Math.floor(semitones);
        residual -= residual >= 0.5 ? 1 : 0;
        histogram[(int) Math.min(STEPS - 1, Math.floor((residual + 0.5) * STEPS))]++;
      }
    }
    int most = 0;
    for (int step = 1; step < STEPS; step++) {
      most = histogram[step] > histogram[most] ? step : most;
    }
    return (double) most / STEPS - 0.5;
  }

  private double median() {
    double[] sorted = Arrays.copyOf(magnitudes, count);
    Arrays.sort(sorted);
    int half = count / 2;
    return count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
