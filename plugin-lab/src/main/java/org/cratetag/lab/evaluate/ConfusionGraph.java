package org.cratetag.lab.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cratetag.train.evaluate.Accuracy;

/**
 * Which classes are taken for each other.
 *
 * @param edges the most confused pair first
 */
public record ConfusionGraph(List<Edge> edges) {
  /**
   * A pair of classes.
   *
   * @param first a class
   * @param second another, with the higher number
   * @param share share of both classes' rows, each class counting the same, said to be of the other
   * @param there share of the first's rows said to be of the second
   * @param back share of the second's rows said to be of the first
   */
  public record Edge(int first, int second, double share, double there, double back) {}

  /** Copies the list. */
  public ConfusionGraph {
    edges = List.copyOf(edges);
  }

  /**
   * Connects classes.
   *
   * @param confusion {@code [class][said]} counts of rows
   * @param least share of the weakest edge, above 0
   */
  public static ConfusionGraph of(int[][] confusion, double least) {
    if (!(least > 0)) {
      throw new IllegalArgumentException("least share " + least + " is not above 0");
    }
    Accuracy counts = new Accuracy(0, 0, 0, confusion);
    List<Edge> edges = new ArrayList<>();
    for (int first = 0; first < confusion.length; first++) {
      for (int second = first + 1; second < confusion.length; second++) {
        double there = share(counts, first, second);
        double back = share(counts, second, first);
        double share = (there + back) / 2;
        if (share >= least) {
          edges.add(new Edge(first, second, share, there, back));
        }
      }
    }
    edges.sort(Comparator.comparingDouble(Edge::share).reversed());
    return new ConfusionGraph(edges);
  }

  private static double share(Accuracy counts, int target, int said) {
    int rows = counts.rows(target);
    return rows == 0 ? 0 : (double) counts.confusion()[target][said] / rows;
  }
}
