package org.cratetag.dsp.spectrum;

import java.util.Arrays;

/**
 * Window functions. They are periodic (one period is {@code length} samples), which is the form for
 * spectral analysis, where nothing else is said: F. J. Harris, "On the use of windows for harmonic
 * analysis with the discrete Fourier transform", Proc. IEEE 66 (1978), section V.
 */
public final class Window {
  private Window() {}

  /** Hann window, {@code 0.5 - 0.5 cos(2 pi n / length)}. */
  public static double[] hann(int length) {
    requirePositive(length);
    double[] window = new double[length];
    for (int n = 0; n < length; n++) {
      window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / length);
    }
    return window;
  }

  /** Symmetric Hann window, {@code 0.5 - 0.5 cos(2 pi n / (length - 1))}, as Essentia has it. */
  public static double[] symmetricHann(int length) {
    requirePositive(length);
    double[] window = new double[length];
    for (int n = 0; n < length; n++) {
      window[n] = length == 1 ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * n / (length - 1));
    }
    return window;
  }

  /** A window in the middle of a longer transform, zeros before and behind it. */
  public static double[] centred(double[] window, int fftSamples) {
    double[] padded = new double[fftSamples];
    System.arraycopy(window, 0, padded, (fftSamples - window.length) / 2, window.length);
    return padded;
  }

  /** All ones. */
  public static double[] rectangular(int length) {
    requirePositive(length);
    double[] window = new double[length];
    Arrays.fill(window, 1);
    return window;
  }

  /** The same, rounded to single precision. */
  static float[] single(double[] window) {
    float[] rounded = new float[window.length];
    for (int n = 0; n < rounded.length; n++) {
      rounded[n] = (float) window[n];
    }
    return rounded;
  }

  private static void requirePositive(int length) {
    if (length <= 0) {
      throw new IllegalArgumentException("window length must be positive: " + length);
    }
  }
}
