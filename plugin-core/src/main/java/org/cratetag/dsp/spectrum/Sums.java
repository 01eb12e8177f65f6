package org.cratetag.dsp.spectrum;

/**
 * Sums in four interleaved parts: a processor waits for each addition to one sum before the next,
 * and these run over millions of samples.
 */
public final class Sums {
  private Sums() {}

  /** Of the values from one index up to, not including, another. */
  static double of(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < to; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }

  /** Of the squares of the values from one index up to, not including, another. */
  public static double ofSquares(double[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += values[i] * values[i];
      b += values[i + 1] * values[i + 1];
      c += values[i + 2] * values[i + 2];
      d += values[i + 3] * values[i + 3];
    }
    for (; i < to; i++) {
      a += values[i] * values[i];
    }
    return (a + b) + (c + d);
  }

  /** Of the products of weights with as many values from an index on. */
  public static double ofProducts(double[] weights, double[] values, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < weights.length; i += 4) {
      a += weights[i] * values[from + i];
      b += weights[i + 1] * values[from + i + 1];
      c += weights[i + 2] * values[from + i + 2];
      d += weights[i + 3] * values[from + i + 3];
    }
    for (; i < weights.length; i++) {
      a += weights[i] * values[from + i];
    }
    return (a + b) + (c + d);
  }
}
