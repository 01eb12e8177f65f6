package org.cratetag.dsp.spectrum;

/**
 * Discrete Fourier transforms of many complex signals of one length at once, {@code X[k] = sum x[n]
 * exp(-2 pi i k n / length)}, in single precision: radix 2, decimation in frequency (W. M.
 * Gentleman, G. Sande, "Fast Fourier transforms: for fun and profit", AFIPS 1966). Data is {@code
 * [term][signal]}, so that each step of a butterfly is a loop over the signals, of which the
 * virtual machine makes vector instructions; it does so only where terms are arrays of their own,
 * read and written at one index, and where sums and products have loops of their own. Immutable;
 * may be shared by threads.
 */
final class BatchFft {
  private final int length;
  private final float[] cosine;
  private final float[] sine;
  private final int[] reversed;

  /**
   * A transform.
   *
   * @param length a power of two, at least 2
   */
  BatchFft(int length) {
    if (length < 2 || Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException("length must be a power of two: " + length);
    }
    this.length = length;
    cosine = new float[length / 2];
    sine = new float[length / 2];
    for (int k = 0; k < length / 2; k++) {
      cosine[k] = (float) Math.cos(2 * Math.PI * k / length);
      sine[k] = (float) -Math.sin(2 * Math.PI * k / length);
    }
    reversed = new int[length];
    for (int k = 1; k < length; k++) {
      reversed[k] = reversed[k / 2] / 2 + k % 2 * (length / 2);
    }
  }

  /**
   * Transforms in place; the arrays of the terms change places.
   *
   * @param re real parts, {@code [length][signals]}
   * @param im imaginary parts, likewise
   */
  void transform(float[][] re, float[][] im) {
    split(re, im, 0, length);
    for (int k = 0; k < length; k++) {
      if (k < reversed[k]) {
        swap(re, k, reversed[k]);
        swap(im, k, reversed[k]);
      }
    }
  }

  /** One half after the other, which fits into a nearer cache than both. */
  private void split(float[][] re, float[][] im, int start, int span) {
    int half = span / 2;
    for (int a = start; a < start + half; a++) {
      int b = a + half;
      addAndSubtract(re[a], re[b], im[a], im[b]);
      if (a > start) {
        int angle = (a - start) * (length / span);
        turn(re[b], im[b], cosine[angle], sine[angle]);
      }
    }
    if (half > 1) {
      split(re, im, start, half);
      split(re, im, start + half, half);
    }
  }

  /** Puts sums into {@code a} and {@code c}, differences into {@code b} and {@code d}. */
  static void addAndSubtract(float[] a, float[] b, float[] c, float[] d) {
    for (int i = 0; i < a.length; i++) {
      float x = a[i];
      float y = b[i];
      float z = c[i];
      float w = d[i];
      a[i] = x + y;
      b[i] = x - y;
      c[i] = z + w;
      d[i] = z - w;
    }
  }

  /** Multiplies complex numbers by one. */
  static void turn(float[] re, float[] im, float cosine, float sine) {
    for (int i = 0; i < re.length; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = x * cosine - y * sine;
      im[i] = x * sine + y * cosine;
    }
  }

  private static void swap(float[][] rows, int a, int b) {
    float[] row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }
}
