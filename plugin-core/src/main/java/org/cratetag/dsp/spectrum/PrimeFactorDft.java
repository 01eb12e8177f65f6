package org.cratetag.dsp.spectrum;

/**
 * Complex discrete Fourier transforms of length {@code first * second}, two odd numbers without a
 * common factor, several at once. The prime factor algorithm (I. J. Good, "The interaction
 * algorithm and practical Fourier analysis", J. R. Statist. Soc. B 20, 1958) makes a
 * two-dimensional transform of it without twiddle factors: input {@code n = (second n1 + first n2)
 * mod length}, output {@code k = k1 (mod first) = k2 (mod second)}.
 *
 * <p>For lengths such as 551 = 19 * 29, for which JTransforms has no radix and falls back on
 * Bluestein's algorithm with transforms of four times the length. Loops run over the batch, so that
 * the virtual machine makes vector instructions of them. Immutable; may be shared by threads, each
 * with {@link Buffers} of its own.
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

  /** The row of {@link Buffers#input} that holds input {@code n}. */
  int inputRow(int n) {
    for (int n1 = 0; n1 < first; n1++) {
      if (Math.floorMod(n - second * n1, length()) % first == 0) {
        return n1;
      }
    }
    throw new IllegalArgumentException(first + " and " + second + " have a common factor");
  }

  /** The column in which input {@code n} of signal 0 has its real part; signals are neighbours. */
  int inputColumn(int n) {
    return Math.floorMod(n - second * inputRow(n), length()) / first * batch;
  }

  /** How many columns behind its real part an input has its imaginary part. */
  int inputImaginaryOffset() {
    return second * batch;
  }

  /** The row of {@link Buffers#output} that holds output {@code k}. */
  int outputRow(int k) {
    return k % second;
  }

  /** The column in which output {@code k} of signal 0 has its real part; signals are neighbours. */
  int outputColumn(int k) {
    return k % first * batch;
  }

  /** How many columns behind its real part an output has its imaginary part. */
  int outputImaginaryOffset() {
    return first * batch;
  }

  /** Transforms {@code buffers.input} into {@code buffers.output}. */
  void transform(Buffers buffers) {
    firstDft.transform(buffers.input, buffers.firstFolds, buffers.columns);
    transpose(buffers.columns, buffers.rows);
    secondDft.transform(buffers.rows, buffers.secondFolds, buffers.output);
  }

  /** {@code [k1][part, n2, signal]} to {@code [n2][part, k1, signal]}. */
  private void transpose(double[][] from, double[][] to) {
    for (int k1 = 0; k1 < first; k1++) {
      for (int n2 = 0; n2 < second; n2++) {
        for (int part = 0; part < 2; part++) {
          int source = (part * second + n2) * batch;
          int target = (part * first + k1) * batch;
          System.arraycopy(from[k1], source, to[n2], target, batch);
        }
      }
    }
  }

  /** Working memory for one thread. */
  Buffers buffers() {
    return new Buffers(this);
  }

  /** Working memory of one thread; {@code input} and {@code output} are laid out as told above. */
  static final class Buffers {
    final double[][] input;
    final double[][] output;
    private final double[][] columns;
    private final double[][] rows;
    private final ShortDft.Folds firstFolds;
    private final ShortDft.Folds secondFolds;

    private Buffers(PrimeFactorDft dft) {
      int firstWidth = 2 * dft.second * dft.batch;
      int secondWidth = 2 * dft.first * dft.batch;
      input = new double[dft.first][firstWidth];
      columns = new double[dft.first][firstWidth];
      rows = new double[dft.second][secondWidth];
      output = new double[dft.second][secondWidth];
      firstFolds = new ShortDft.Folds(dft.firstDft, firstWidth);
      secondFolds = new ShortDft.Folds(dft.secondDft, secondWidth);
    }
  }
}
