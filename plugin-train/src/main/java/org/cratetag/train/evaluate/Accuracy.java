package org.cratetag.train.evaluate;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often the most probable classes are right.
 *
 * @param top1 share of rows whose class is the most probable
 * @param top3 share of rows whose class is among the three most probable
 * @param macroF1 mean F1 of the classes that have rows; one that is never said counts 0
 * @param confusion {@code [class][said]} counts of rows
 */
public record Accuracy(double top1, double top3, double macroF1, int[][] confusion) {
  /**
   * Judges scores.
   *
   * @param scores {@code [rows][classes]}; of equal scores the first class counts as higher
   * @param targets class of each row
   */
  public static Accuracy of(float[][] scores, int[] targets) {
    int classes = scores[0].length;
    int[][] confusion = new int[classes][classes];
    int first = 0;
    int third = 0;
    for (int row = 0; row < targets.length; row++) {
      int rank = rank(scores[row], targets[row]);
      first += rank == 0 ? 1 : 0;
      third += rank < 3 ? 1 : 0;
      confusion[targets[row]][top(scores[row])]++;
    }
    double rows = targets.length;
    return new Accuracy(first / rows, third / rows, macroF1(confusion), confusion);
  }

  /** Share of a class's rows that are found. */
  public double recall(int target) {
    int rows = rows(target);
    return rows == 0 ? 0 : (double) confusion[target][target] / rows;
  }

  /** Share of the rows said to be of a class that are. */
  public double precision(int said) {
    int rows = IntStream.range(0, confusion.length).map(i -> confusion[i][said]).sum();
    return rows == 0 ? 0 : (double) confusion[said][said] / rows;
  }

  /** Harmonic mean of precision and recall; 0 when both are. */
  public double f1(int target) {
    double sum = precision(target) + recall(target);
    return sum == 0 ? 0 : 2 * precision(target) * recall(target) / sum;
  }

  /** Mean precision of the classes that have rows; one that is never said counts 0. */
  public double macroPrecision() {
    return macro(this::precision);
  }

  /** Mean recall of the classes that have rows. */
  public double macroRecall() {
    return macro(this::recall);
  }

  /** The class that a class's rows are most often wrongly said to be of; empty if none is. */
  public Optional<Integer> findTakenFor(int target) {
    int[] said = confusion[target];
    return IntStream.range(0, said.length)
        .filter(i -> i != target && said[i] > 0)
        .boxed()
        .max(
            Comparator.<Integer>comparingInt(i -> said[i])
                .thenComparing(Comparator.reverseOrder()));
  }

  /** How many rows a class has. */
  public int rows(int target) {
    return IntStream.of(confusion[target]).sum();
  }

  public static int top(float[] scores) {
    return IntStream.range(1, scores.length)
        .reduce(0, (best, i) -> scores[i] > scores[best] ? i : best);
  }

  private static int rank(float[] scores, int target) {
    int rank = 0;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > scores[target] || scores[i] == scores[target] && i < target) {
        rank++;
      }
    }
    return rank;
  }

  private static double macroF1(int[][] confusion) {
    Accuracy counts = new Accuracy(0, 0, 0, confusion);
    return counts.macro(counts::f1);
  }

  private double macro(IntToDoubleFunction measure) {
    return IntStream.range(0, confusion.length)
        .filter(target -> rows(target) > 0)
        .mapToDouble(measure)
        .average()
        .orElse(0);
  }
}
