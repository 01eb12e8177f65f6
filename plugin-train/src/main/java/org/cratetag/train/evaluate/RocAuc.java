package org.cratetag.train.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Area under the receiver operating characteristic of each class against the rest: how probable it
 * is that a row of the class gets a higher score for it than a row of another. Equal scores count
 * half, as the trapezoid between them has it (Fawcett, "An introduction to ROC analysis", Pattern
 * Recognition Letters 27, 2006, sections 5 and 7; by the rank sum of Mann and Whitney with mean
 * ranks).
 *
 * @param ofClass one a class, within [0, 1]; empty where no row or every row is of it
 */
public record RocAuc(List<OptionalDouble> ofClass) {
  /** Copies the list. */
  public RocAuc {
    ofClass = List.copyOf(ofClass);
  }

  /**
   * Judges scores.
   *
   * @param scores {@code [rows][classes]}
   * @param targets class of each row
   */
  public static RocAuc of(float[][] scores, int[] targets) {
    List<OptionalDouble> areas = new ArrayList<>();
    int classes = scores.length == 0 ? 0 : scores[0].length;
    for (int i = 0; i < classes; i++) {
      areas.add(area(scores, targets, i));
    }
    return new RocAuc(areas);
  }

  /** Mean over the classes that have an area, each counting the same; 0.5 when none has. */
  public double macro() {
    return ofClass.stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average()
        .orElse(0.5);
  }

  private static OptionalDouble area(float[][] scores, int[] targets, int target) {
    List<Integer> order =
        IntStream.range(0, targets.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> scores[row][target]))
            .toList();
    double rankSum = 0;
    long positives = 0;
    for (int from = 0, to; from < order.size(); from = to) {
      to = from + 1;
      while (to < order.size()
          && scores[order.get(to)][target] == scores[order.get(from)][target]) {
        to++;
      }
      long tied = order.subList(from, to).stream().filter(row -> targets[row] == target).count();
      rankSum += tied * (from + 1 + to) / 2.0;
      positives += tied;
    }
    long negatives = targets.length - positives;
    return positives == 0 || negatives == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives));
  }
}
