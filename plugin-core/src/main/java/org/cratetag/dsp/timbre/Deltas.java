package org.cratetag.dsp.timbre;

import java.util.Arrays;

/**
 * Rates of change of a sequence by a local polynomial of as high an order as the derivative: A.
 * Savitzky, M. Golay, Analytical Chemistry 36 (1964), as {@code librosa.feature.delta} uses it with
 * its defaults. Near the ends the polynomial of the outermost whole window counts.
 */
public final class Deltas {
  private static final int WIDTH = 9;

  private Deltas() {}

  /** The sequence with the derivatives up to the order beside it, {@code [steps][values * ...]}. */
  public static double[][] append(double[][] sequence, int orders) {
    if (orders == 0) {
      return sequence;
    }
    int values = sequence[0].length;
    double[][] all = new double[sequence.length][];
    for (int t = 0; t < all.length; t++) {
      all[t] = Arrays.copyOf(sequence[t], values * (1 + orders));
    }
    int half = (Math.min(WIDTH, sequence.length - 1 + sequence.length % 2) - 1) / 2;
    for (int order = 1; order <= orders && half >= 1; order++) {
      double[] weights = weights(half, order);
      for (int t = 0; t < all.length; t++) {
        int centre = Math.max(half, Math.min(all.length - 1 - half, t));
        for (int value = 0; value < values; value++) {
          double sum = 0;
          for (int k = -half; k <= half; k++) {
            sum += weights[half + k] * sequence[centre + k][value];
          }
          all[t][order * values + value] = sum;
        }
      }
    }
    return all;
  }

  /** Slope of the fitted line, or twice the leading coefficient of the fitted parabola. */
  private static double[] weights(int half, int order) {
    double[] weights = new double[2 * half + 1];
    double meanSquare = 0;
    for (int k = -half; k <= half; k++) {
      meanSquare += (double) k * k / weights.length;
    }
    double norm = 0;
    for (int k = -half; k <= half; k++) {
      double basis = order == 1 ? k : k * k - meanSquare;
      weights[half + k] = basis;
      norm += basis * basis;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= order / norm;
    }
    return weights;
  }
}
