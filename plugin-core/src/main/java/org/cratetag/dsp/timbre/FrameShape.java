package org.cratetag.dsp.timbre;

import org.cratetag.dsp.spectrum.CentredStft;

/**
 * Five curves of a signal over centred frames, as librosa 0.11's features of the same names have
 * them by default: {@code rms}, {@code spectral_centroid}, {@code spectral_bandwidth}, {@code
 * spectral_rolloff} (0.85 of the sum of magnitudes) and {@code zero_crossing_rate}. A silent frame
 * has 0 in each.
 */
public final class FrameShape {
  private static final int CURVES = 5;
  private static final double ROLL_OFF = 0.85;

  /** Samples closer to 0 than this are 0, which counts as positive. */
  private static final double ZERO = 1e-10;

  private FrameShape() {}

  /**
   * Measures a signal.
   *
   * @param stft of the frame length and hop for all curves
   * @return root mean square, centroid in Hz, bandwidth in Hz, roll-off in Hz, zero crossing rate,
   *     each {@code [frames]}
   */
  public static double[][] curves(
      float[] samples, CentredStft stft, int fftSamples, int sampleRateHz) {
    CentredStft.Frames frames = stft.of(samples);
    double[][] curves = new double[CURVES][frames.count()];
    double[] magnitudes = new double[stft.bins()];
    double hzPerBin = (double) sampleRateHz / fftSamples;
    for (int t = 0; t < frames.count(); t++) {
      int start = t * stft.hopSamples() - fftSamples / 2;
      curves[0][t] = rootMeanSquare(samples, start, fftSamples);
      curves[4][t] = zeroCrossingRate(samples, start, fftSamples);
      frames.power(t, magnitudes);
      double sum = 0;
      double moment = 0;
      for (int k = 0; k < magnitudes.length; k++) {
        magnitudes[k] = Math.sqrt(magnitudes[k]);
        sum += magnitudes[k];
        moment += magnitudes[k] * k * hzPerBin;
      }
      if (sum > 0) {
        curves[1][t] = moment / sum;
        curves[2][t] = bandwidth(magnitudes, sum, moment / sum, hzPerBin);
        curves[3][t] = rollOff(magnitudes, sum, hzPerBin);
      }
    }
    return curves;
  }

  private static double rootMeanSquare(float[] samples, int start, int length) {
    double squares = 0;
    int to = Math.min(samples.length, start + length);
    for (int n = Math.max(0, start); n < to; n++) {
      squares += (double) samples[n] * samples[n];
    }
    return Math.sqrt(squares / length);
  }

  /** Beyond its ends the signal stays at its outermost sample, so nothing crosses there. */
  private static double zeroCrossingRate(float[] samples, int start, int length) {
    int crossings = 0;
    int to = Math.min(samples.length, start + length);
    for (int n = Math.max(1, start + 1); n < to; n++) {
      crossings += isNegative(samples[n]) == isNegative(samples[n - 1]) ? 0 : 1;
    }
    return (double) crossings / length;
  }

  private static boolean isNegative(float sample) {
    return sample < -ZERO;
  }

  private static double bandwidth(
      double[] magnitudes, double sum, double centroidHz, double hzPerBin) {
    double squares = 0;
    for (int k = 0; k < magnitudes.length; k++) {
      double distance = k * hzPerBin - centroidHz;
      squares += magnitudes[k] * distance * distance;
    }
    return Math.sqrt(squares / sum);
  }

  private static double rollOff(double[] magnitudes, double sum, double hzPerBin) {
    double below = 0;
    int k = 0;
    while (k < magnitudes.length - 1) {
      below += magnitudes[k];
      if (below >= ROLL_OFF * sum) {
        break;
      }
      k++;
    }
    return k * hzPerBin;
  }
}
