package org.cratetag.dsp;

import java.util.Arrays;

/**
 * Complex discrete Fourier transforms of length {@code first * second}, two odd numbers without a
 * common factor, several at once. The prime factor algorithm (I. J. Good, "The interaction
 * algorithm and practical Fourier analysis", J. R. Statist. Soc. B 20, 1958) makes a
 * two-dimensional transform of it without twiddle factors: input {@code n = (second n1 + first n2)
 * mod length}, output {@code k = k1 mod first = k2 mod second}. The short transforms are done by
 * their defining sums, folded by the symmetry of sine and cosine.
 *
 * <p>For lengths such as 551 = 19 * 29, for which JTransforms has no radix and falls back on
 * Bluestein's algorithm with transforms of four times the length. Loops run over the batch, so that
 * the virtual machine makes vector instructions of them. Immutable; may be shared by threads, each
 * with a {@link Buffers} of its own.
 */
final class PrimeFactorDft {
  private final int first;
  private final int second;
  private final int batch;
  private final ShortDft firstDft;
  private final ShortDft secondDft;

  PrimeFactorDft(int first, int second, int batch) {
    this.first = first;
    this.second = second;
    this.batch = batch;
    this.firstDft = new ShortDft(first);
    this.secondDft = new ShortDft(second);
  }

  int length() {
    return first * second;
  }

  /** Where the real part of input {@code n} of signal 0 goes; signals lie side by side. */
  int inputIndex(int n) {
    // The inverse of n = second * n1 + first * n2 (mod length), by search: done once per table.
    for (int n1 = 0; n1 < first; n1++) {
      int rest = Math.floorMod(n - second * n1, length());
      if (rest % first == 0) {
        return (n1 * 2 * second + rest / first) * batch;
      }
    }
    throw new IllegalArgumentException(first + " and " + second + " have a common factor");
  }

  /** How far the imaginary part of an input lies behind its real part. */
  int inputImaginaryOffset() {
    return second * batch;
  }

  /** Where the real part of output {@code k} of signal 0 is found; signals lie side by side. */
  int outputIndex(int k) {
    return (k % second * 2 * first + k % first) * batch;
  }

  /** How far the imaginary part of an output lies behind its real part. */
  int outputImaginaryOffset() {
    return first * batch;
  }

  /** Transforms {@code buffers.input} (destroyed) into {@code buffers.output}. */
  void transform(Buffers buffers) {
    firstDft.transform(buffers.input, 2 * second * batch, buffers.firstFolds, buffers.columns);
    transpose(buffers.columns, buffers.rows);
    secondDft.transform(buffers.rows, 2 * first * batch, buffers.secondFolds, buffers.output);
  }

  /** {@code [k1][re, im][n2][signal]} to {@code [n2][re, im][k1][signal]}. */
  private void transpose(double[] from, double[] to) {
    for (int k1 = 0; k1 < first; k1++) {
      for (int part = 0; part < 2; part++) {
        for (int n2 = 0; n2 < second; n2++) {
          int source = ((k1 * 2 + part) * second + n2) * batch;
          int target = ((n2 * 2 + part) * first + k1) * batch;
          for (int signal = 0; signal < batch; signal++) {
            to[target + signal] = from[source + signal];
          }
        }
      }
    }
  }

  /** Working memory of one thread. */
  Buffers buffers() {
    return new Buffers(this);
  }

  /** Working memory of one thread; {@code input} and {@code output} are laid out by the indices. */
  static final class Buffers {
    final double[] input;
    final double[] output;
    private final double[] columns;
    private final double[] rows;
    private final ShortDft.Folds firstFolds;
    private final ShortDft.Folds secondFolds;

    private Buffers(PrimeFactorDft dft) {
      int size = 2 * dft.length() * dft.batch;
      input = new double[size];
      output = new double[size];
      columns = new double[size];
      rows = new double[size];
      firstFolds = new ShortDft.Folds(dft.firstDft, 2 * dft.second * dft.batch);
      secondFolds = new ShortDft.Folds(dft.secondDft, 2 * dft.first * dft.batch);
    }
  }

  /** Many transforms of one odd length by the defining sum. */
  private static final class ShortDft {
    /** Terms are summed in groups of three, to load and store each partial sum less often. */
    private static final int GROUP = 3;

    private final int length;
    private final int pairs;
    private final int paddedPairs;
    private final double[] cosine;
    private final double[] sine;

    ShortDft(int length) {
      if (length < 3 || length % 2 == 0) {
        throw new IllegalArgumentException("length must be odd: " + length);
      }
      this.length = length;
      pairs = length / 2;
      paddedPairs = (pairs + GROUP - 1) / GROUP * GROUP;
      cosine = new double[(pairs + 1) * paddedPairs];
      sine = new double[(pairs + 1) * paddedPairs];
      for (int k = 0; k <= pairs; k++) {
        for (int j = 1; j <= pairs; j++) {
          double angle = 2 * Math.PI * (k * j % length) / length;
          cosine[k * paddedPairs + j - 1] = Math.cos(angle);
          sine[k * paddedPairs + j - 1] = Math.sin(angle);
        }
      }
    }

    /** Rows of {@code width} values, real parts in the first half, imaginary ones in the second. */
    void transform(double[] in, int width, Folds folds, double[] out) {
      double[] sums = folds.sums;
      double[] differences = folds.differences;
      for (int j = 1; j <= pairs; j++) {
        int row = j * width;
        int mirrored = (length - j) * width;
        int fold = (j - 1) * width;
        for (int i = 0; i < width; i++) {
          double a = in[row + i];
          double b = in[mirrored + i];
          sums[fold + i] = a + b;
          differences[fold + i] = a - b;
        }
      }
      for (int k = 0; k <= pairs; k++) {
        double[] even = folds.even;
        double[] odd = folds.odd;
        System.arraycopy(in, 0, even, 0, width);
        Arrays.fill(odd, 0);
        int table = k * paddedPairs;
        for (int j = 0; j < paddedPairs; j += GROUP) {
          accumulate(even, sums, j * width, width, cosine, table + j);
          accumulate(odd, differences, j * width, width, sine, table + j);
        }
        combine(even, odd, width, out, k * width, (length - k) % length * width);
      }
    }

    private static void accumulate(
        double[] total, double[] rows, int start, int width, double[] factors, int at) {
      double f0 = factors[at];
      double f1 = factors[at + 1];
      double f2 = factors[at + 2];
      int second = start + width;
      int third = second + width;
      for (int i = 0; i < width; i++) {
        total[i] += f0 * rows[start + i] + f1 * rows[second + i] + f2 * rows[third + i];
      }
    }

    /** {@code X[k] = even - i odd}, {@code X[-k] = even + i odd}. */
    private static void combine(
        double[] even, double[] odd, int width, double[] out, int row, int mirrored) {
      int half = width / 2;
      for (int i = 0; i < half; i++) {
        out[row + i] = even[i] + odd[half + i];
        out[row + half + i] = even[half + i] - odd[i];
      }
      if (row == mirrored) {
        return;
      }
      for (int i = 0; i < half; i++) {
        out[mirrored + i] = even[i] - odd[half + i];
        out[mirrored + half + i] = even[half + i] + odd[i];
      }
    }

    /** Sums and differences of mirrored rows. */
    static final class Folds {
      private final double[] sums;
      private final double[] differences;
      private final double[] even;
      private final double[] odd;

      Folds(ShortDft dft, int width) {
        sums = new double[dft.paddedPairs * width];
        differences = new double[dft.paddedPairs * width];
        even = new double[width];
        odd = new double[width];
      }
    }
  }
}
