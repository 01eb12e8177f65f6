package org.cratetag.train.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Which fold each row is tested in. */
public final class Folds {
  private final int[] ofRow;
  private final int count;

  private Folds(int[] ofRow, int count) {
    this.ofRow = ofRow;
    this.count = count;
  }

  /**
   * Spreads each class evenly over the folds.
   *
   * @param targets class of each row, numbered from 0
   * @param count number of folds, at least 2
   * @param seed equal seeds give equal folds
   */
  public static Folds stratified(int[] targets, int count, long seed) {
    return stratifiedGrouped(targets, IntStream.range(0, targets.length).toArray(), count, seed);
  }

  /**
   * Spreads each class as evenly as whole groups allow: groups in the order of how unequal their
   * classes are, largest first, each into the fold where it leaves the classes' shares most equal
   * (the greedy rule of scikit-learn's {@code StratifiedGroupKFold}); rows count as the tie-break.
   *
   * @param targets class of each row, numbered from 0
   * @param groups group of each row; no group is split
   * @param count number of folds, at least 2
   * @param seed equal seeds give equal folds
   */
  public static Folds stratifiedGrouped(int[] targets, int[] groups, int count, long seed) {
    if (count < 2 || targets.length != groups.length) {
      throw new IllegalArgumentException(
          count + " folds of " + targets.length + " rows with " + groups.length + " groups");
    }
    int classes = Arrays.stream(targets).max().orElse(0) + 1;
    int[] totals = new int[classes];
    Map<Integer, List<Integer>> rowsOfGroup = new LinkedHashMap<>();
    for (int i = 0; i < targets.length; i++) {
      totals[targets[i]]++;
      rowsOfGroup.computeIfAbsent(groups[i], g -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> order = new ArrayList<>(rowsOfGroup.values());
    Collections.shuffle(order, new Random(seed));
    order.sort(Comparator.comparingInt((List<Integer> rows) -> rows.size()).reversed());
    double[][] shares = new double[count][classes];
    int[] sizes = new int[count];
    int[] ofRow = new int[targets.length];
    for (List<Integer> rows : order) {
      int best = 0;
      double bestCost = Double.POSITIVE_INFINITY;
      for (int fold = 0; fold < count; fold++) {
        double cost = cost(shares[fold], rows, targets, totals) + 1e-9 * sizes[fold];
        if (cost < bestCost) {
          bestCost = cost;
          best = fold;
        }
      }
      for (int row : rows) {
        ofRow[row] = best;
        sizes[best]++;
        shares[best][targets[row]] += 1.0 / totals[targets[row]];
      }
    }
    return new Folds(ofRow, count);
  }

  /**
   * How much the sum of squared shares grows when the rows come into the fold; the least growth
   * leaves the folds most equal.
   */
  private static double cost(double[] shares, List<Integer> rows, int[] targets, int[] totals) {
    Map<Integer, Double> added = new LinkedHashMap<>();
    for (int row : rows) {
      added.merge(targets[row], 1.0 / totals[targets[row]], Double::sum);
    }
    double cost = 0;
    for (Map.Entry<Integer, Double> each : added.entrySet()) {
      double before = shares[each.getKey()];
      double after = before + each.getValue();
      cost += after * after - before * before;
    }
    return cost;
  }

  /** Number of folds. */
  public int count() {
    return count;
  }

  /** Fold in which a row is tested. */
  public int of(int row) {
    return ofRow[row];
  }

  /** Rows tested in a fold, ascending. */
  public int[] test(int fold) {
    return IntStream.range(0, ofRow.length).filter(row -> ofRow[row] == fold).toArray();
  }

  /** Rows of all other folds, ascending. */
  public int[] train(int fold) {
    return IntStream.range(0, ofRow.length).filter(row -> ofRow[row] != fold).toArray();
  }
}
