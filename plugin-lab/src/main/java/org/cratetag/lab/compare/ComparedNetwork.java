package org.cratetag.lab.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All trainings of one network in a comparison: its seeds and folds.
 *
 * @param network its name
 * @param runs at least one
 */
public record ComparedNetwork(String network, List<ComparedRun> runs) {
  /** Copies the list. */
  public ComparedNetwork {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(network + " without runs");
    }
  }

  /** Mean of a figure over the runs. */
  public double mean(ToDoubleFunction<ComparedRun> figure) {
    return runs.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** Median of a figure over the runs, the upper one of two. */
  public double median(ToDoubleFunction<ComparedRun> figure) {
    double[] values = runs.stream().mapToDouble(figure).sorted().toArray();
    return values[values.length / 2];
  }

  /** Standard deviation of a figure between the runs, 0 of a single one. */
  public double deviation(ToDoubleFunction<ComparedRun> figure) {
    double mean = mean(figure);
    double[] squares =
        runs.stream().mapToDouble(figure).map(value -> (value - mean) * (value - mean)).toArray();
    return squares.length < 2 ? 0 : Math.sqrt(Arrays.stream(squares).sum() / (squares.length - 1));
  }
}
