package org.cratetag.dsp.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Discrete Fourier transform of real samples, {@code X[k] = sum x[n] exp(-2 pi i k n / length)}, by
 * JTransforms. Fast for even lengths whose prime factors are 2, 3 and 5. Immutable; one instance
 * may be shared by threads.
 */
public final class RealFft {
  static {
    // Work is spread over tracks; threads inside one transform would only get in each other's way.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int length;
  private final DoubleFFT_1D transform;

  public RealFft(int length) {
    if (length < 2 || length % 2 != 0) {
      throw new IllegalArgumentException("transform length must be even: " + length);
    }
    this.length = length;
    this.transform = new DoubleFFT_1D(length);
  }

  /** Number of bins from zero to half the sample rate, both included. */
  public int bins() {
    return length / 2 + 1;
  }

  /**
   * Transforms in place to real and imaginary parts: {@code [2k]} and {@code [2k + 1]} hold those
   * of bin {@code k}, but {@code [1]} holds the real part of the last bin.
   */
  public void forward(double[] samples) {
    transform.realForward(samples);
  }

  /** Transforms back what {@link #forward} gave, in place, to the same samples. */
  public void inverse(double[] spectrum) {
    transform.realInverse(spectrum, true);
  }

  /**
   * Squared magnitudes.
   *
   * @param samples {@code length} of them; destroyed
   * @param power receives {@link #bins()} values
   */
  public void power(double[] samples, double[] power) {
    transform.realForward(samples);
    int half = length / 2;
    power[0] = samples[0] * samples[0];
    power[half] = samples[1] * samples[1];
    for (int k = 1; k < half; k++) {
      double re = samples[2 * k];
      double im = samples[2 * k + 1];
      power[k] = re * re + im * im;
    }
  }
}
