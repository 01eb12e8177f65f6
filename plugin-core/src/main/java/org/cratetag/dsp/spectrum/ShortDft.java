package org.cratetag.dsp.spectrum;

import java.util.Arrays;

/**
 * Many complex discrete Fourier transforms of one odd length at once, by the defining sum. Terms
 * {@code n} and {@code length - n} share their cosine and, but for the sign, their sine, which
 * leaves a quarter of the multiplications. Data is {@code [term][value]}; of the values the first
 * half are real parts, the second half imaginary ones. Immutable.
 */
final class ShortDft {
  /** Terms are summed in groups, to load and store each partial sum less often. */
  private static final int GROUP = 5;

  private final int length;
  private final int pairs;
  private final int paddedPairs;
  private final double[][] cosine;
  private final double[][] sine;

  ShortDft(int length) {
    if (length < 3 || length % 2 == 0) {
      throw new IllegalArgumentException("length must be odd: " + length);
    }
    this.length = length;
    pairs = length / 2;
    paddedPairs = (pairs + GROUP - 1) / GROUP * GROUP;
    cosine = new double[pairs + 1][paddedPairs];
    sine = new double[pairs + 1][paddedPairs];
    for (int k = 0; k <= pairs; k++) {
      for (int j = 1; j <= pairs; j++) {
        double angle = 2 * Math.PI * (k * j % length) / length;
        cosine[k][j - 1] = Math.cos(angle);
        sine[k][j - 1] = Math.sin(angle);
      }
    }
  }

  void transform(double[][] in, Folds folds, double[][] out) {
    for (int j = 1; j <= pairs; j++) {
      fold(in[j], in[length - j], folds.sums[j - 1], folds.differences[j - 1]);
    }
    double[] even = folds.even;
    double[] odd = folds.odd;
    for (int k = 0; k <= pairs; k++) {
      System.arraycopy(in[0], 0, even, 0, even.length);
      Arrays.fill(odd, 0);
      for (int j = 0; j < paddedPairs; j += GROUP) {
        accumulate(even, folds.sums, cosine[k], j);
        accumulate(odd, folds.differences, sine[k], j);
      }
      // X[k] = even - i odd, X[-k] = even + i odd.
      combine(even, odd, out[k], out[(length - k) % length]);
    }
  }

  private static void fold(double[] a, double[] b, double[] sum, double[] difference) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
      difference[i] = a[i] - b[i];
    }
  }

  /** Rows are arrays of their own: the virtual machine makes vector instructions of that only. */
  private static void accumulate(double[] total, double[][] rows, double[] factors, int from) {
    double[] row0 = rows[from];
    double[] row1 = rows[from + 1];
    double[] row2 = rows[from + 2];
    double[] row3 = rows[from + 3];
    double[] row4 = rows[from + 4];
    double f0 = factors[from];
    double f1 = factors[from + 1];
    double f2 = factors[from + 2];
    double f3 = factors[from + 3];
    double f4 = factors[from + 4];
    for (int i = 0; i < total.length; i++) {
      total[i] += f0 * row0[i] + f1 * row1[i] + f2 * row2[i] + f3 * row3[i] + f4 * row4[i];
    }
  }

  private static void combine(double[] even, double[] odd, double[] out, double[] mirrored) {
    int half = even.length / 2;
    for (int i = 0; i < half; i++) {
      mirrored[i] = even[i] - odd[half + i];
      out[i] = even[i] + odd[half + i];
    }
    for (int i = 0; i < half; i++) {
      mirrored[half + i] = even[half + i] + odd[i];
      out[half + i] = even[half + i] - odd[i];
    }
  }

  /** Working memory: sums and differences of mirrored terms. */
  static final class Folds {
    private final double[][] sums;
    private final double[][] differences;
    private final double[] even;
    private final double[] odd;

    Folds(ShortDft dft, int width) {
      sums = new double[dft.paddedPairs][width];
      differences = new double[dft.paddedPairs][width];
      even = new double[width];
      odd = new double[width];
    }
  }
}
