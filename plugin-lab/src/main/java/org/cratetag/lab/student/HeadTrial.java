package org.cratetag.lab.student;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.fold.Folds;

/**
 * How heads do on clips of groups that they did not learn from.
 *
 * @param probabilities {@code [clips][labels]}, each from a head that knew no clip of its group
 * @param right {@code [clips][labels]}
 */
record HeadTrial(float[][] probabilities, float[][] right) {
  private static final int FOLDS = 5;

  /** Fewest answers that a share of right ones is told of. */
  private static final int LEAST = 10;

  /**
   * Judges by folds.
   *
   * @param judged clips to judge, and to learn from in the other folds
   * @param beside rows that are always learned from
   */
  static HeadTrial of(
      List<GenreClip> judged,
      float[][] features,
      List<GenreHead.Row> beside,
      double penalty,
      long seed) {
    List<String> groups = judged.stream().map(GenreClip::group).distinct().toList();
    int[] group = judged.stream().mapToInt(clip -> groups.indexOf(clip.group())).toArray();
    int[] targets = judged.stream().mapToInt(clip -> first(clip.right())).toArray();
    Folds folds = Folds.stratifiedGrouped(targets, group, FOLDS, seed);
    float[][] probabilities = new float[judged.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<GenreHead.Row> rows = new ArrayList<>(beside);
      for (int row : folds.train(fold)) {
        rows.add(
            new GenreHead.Row(
                features[row], judged.get(row).right(), StudentRecipe.weight(judged.get(row))));
      }
      GenreHead head = GenreHead.learn(rows, penalty);
      for (int row : folds.test(fold)) {
        probabilities[row] = head.probabilities(features[row]);
      }
    }
    return new HeadTrial(
        probabilities, judged.stream().map(GenreClip::right).toArray(float[][]::new));
  }

  private static int first(float[] right) {
    int first = 0;
    while (right[first] == 0) {
      first++;
    }
    return first;
  }

  /** Share whose most probable label is right. */
  double accuracy() {
    return IntStream.range(0, right.length).filter(this::isRight).count() / (double) right.length;
  }

  /** The greatest share of the surest clips of which so many are right. */
  double coverage(double precision) {
    Integer[] order = IntStream.range(0, right.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Float.compare(top(b), top(a)));
    int hits = 0;
    double coverage = 0;
    for (int i = 0; i < order.length; i++) {
      hits += isRight(order[i]) ? 1 : 0;
      if (i + 1 >= LEAST && hits >= precision * (i + 1)) {
        coverage = (i + 1) / (double) order.length;
      }
    }
    return coverage;
  }

  private float top(int row) {
    return probabilities[row][most(row)];
  }

  private int most(int row) {
    int most = 0;
    for (int label = 1; label < probabilities[row].length; label++) {
      most = probabilities[row][label] > probabilities[row][most] ? label : most;
    }
    return most;
  }

  private boolean isRight(int row) {
    return right[row][most(row)] > 0;
  }
}
