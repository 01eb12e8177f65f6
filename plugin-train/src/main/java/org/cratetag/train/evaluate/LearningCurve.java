package org.cratetag.train.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;

/**
 * Accuracy against how much there is to learn from. Each fold is tested whole; of its training rows
 * a part is used, drawn by whole groups and evenly from the classes. A smaller part is always
 * within a larger one.
 *
 * @param points from few rows to many
 */
public record LearningCurve(List<Point> points) {
  /** Slices that the training rows are cut into; parts are whole slices. */
  private static final int SLICES = 20;

  /**
   * A part.
   *
   * @param share of the training rows, about
   * @param rows learned from, mean over the folds
   * @param accuracy on the test rows of all folds
   */
  public record Point(double share, double rows, Accuracy accuracy) {}

  /** Told of each trained model. */
  @FunctionalInterface
  public interface Listener {
    /** A model of a share has learned from so many rows and was tested. */
    void tested(double share, int rows);
  }

  /** Copies the list. */
  public LearningCurve {
    points = List.copyOf(points);
  }

  /** The rows of a part, ascending. */
  static int[] part(int[] train, int[] targets, int[] groups, double share, long seed) {
    int[] classes = OutOfFold.pick(targets, train);
    Folds slices = Folds.stratifiedGrouped(classes, OutOfFold.pick(groups, train), SLICES, seed);
    long taken = Math.max(1, Math.round(share * SLICES));
    return IntStream.range(0, train.length)
        .filter(i -> slices.of(i) < taken)
        .map(i -> train[i])
        .toArray();
  }

  /**
   * The accuracy for one share.
   *
   * @param rows {@code [rows][features]}
   * @param targets class of each row
   * @param groups group of each row
   * @param classes number of classes
   * @param share of the training rows, within (0, 1)
   * @param seed of the parts and the models
   */
  public static Point point(
      Learner learner,
      float[][] rows,
      int[] targets,
      int[] groups,
      int classes,
      Folds folds,
      double share,
      long seed,
      Listener listener) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share " + share + " is not within (0, 1)");
    }
    float[][] probabilities = new float[rows.length][];
    List<Integer> learned = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] part = part(folds.train(fold), targets, groups, share, seed);
      int[] test = folds.test(fold);
      float[][] partRows = OutOfFold.pick(rows, part);
      int[] partTargets = OutOfFold.pick(targets, part);
      int[] partGroups = OutOfFold.pick(groups, part);
      try (LearnedModel model = learner.learn(partRows, partTargets, partGroups, classes, seed)) {
        float[][] predicted = model.probabilities(OutOfFold.pick(rows, test));
        for (int i = 0; i < test.length; i++) {
          probabilities[test[i]] = predicted[i];
        }
      }
      learned.add(part.length);
      listener.tested(share, part.length);
    }
    double mean = learned.stream().mapToInt(Integer::intValue).average().orElse(0);
    return new Point(share, mean, Accuracy.of(probabilities, targets));
  }
}
