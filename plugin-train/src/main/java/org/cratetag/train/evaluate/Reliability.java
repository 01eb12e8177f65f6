package org.cratetag.train.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether answers come true as often as their confidence says, in bins of equal width (Guo et al.,
 * "On Calibration of Modern Neural Networks", ICML 2017, section 2).
 *
 * @param bins from low to high confidence, empty ones left out
 */
public record Reliability(List<Bin> bins) {
  /** Bins that our figures use. */
  public static final int BINS = 15;

  /**
   * Answers of like confidence.
   *
   * @param rows how many
   * @param confidence their mean
   * @param right share that came true
   */
  public record Bin(int rows, double confidence, double right) {}

  /** Copies the bins. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /** Sorts answers into {@value #BINS} bins. */
  public static Reliability of(double[] confidences, boolean[] right) {
    int[] rows = new int[BINS];
    double[] sums = new double[BINS];
    int[] hits = new int[BINS];
    for (int i = 0; i < right.length; i++) {
      int bin = Math.min(BINS - 1, (int) (confidences[i] * BINS));
      rows[bin]++;
      sums[bin] += confidences[i];
      hits[bin] += right[i] ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (rows[i] > 0) {
        bins.add(new Bin(rows[i], sums[i] / rows[i], (double) hits[i] / rows[i]));
      }
    }
    return new Reliability(bins);
  }

  /** Expected calibration error: mean distance of confidence and truth, weighted by rows. */
  public double error() {
    double rows = bins.stream().mapToInt(Bin::rows).sum();
    return bins.stream()
        .mapToDouble(b -> b.rows() / rows * Math.abs(b.confidence() - b.right()))
        .sum();
  }
}
