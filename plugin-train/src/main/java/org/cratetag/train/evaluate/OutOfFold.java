package org.cratetag.train.evaluate;

import java.util.stream.IntStream;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;

/** Predictions of each row by a model that learned from the other folds only. */
public final class OutOfFold {
  /** Told of each fold's model while it is alive. */
  @FunctionalInterface
  public interface FoldListener {
    /**
     * A fold is finished.
     *
     * @param fold its number
     * @param model learned from the other folds
     * @param rows the rows it was tested on
     * @param predicted what it gave for them
     */
    void finished(int fold, LearnedModel model, float[][] rows, float[][] predicted);
  }

  private OutOfFold() {}

  /**
   * Trains a model a fold.
   *
   * @param rows {@code [rows][features]}
   * @param targets class of each row
   * @param classes number of classes
   * @param seed of the models
   * @param listener told of each finished fold
   * @return {@code [rows][classes]}
   */
  public static float[][] predict(
      Learner learner,
      float[][] rows,
      int[] targets,
      int classes,
      Folds folds,
      long seed,
      FoldListener listener) {
    int[] groups = IntStream.range(0, rows.length).toArray();
    return predict(learner, rows, targets, groups, classes, folds, seed, listener);
  }

  /**
   * The same where learners are told the group of each row.
   *
   * @param groups one a row, as the folds respect them
   */
  public static float[][] predict(
      Learner learner,
      float[][] rows,
      int[] targets,
      int[] groups,
      int classes,
      Folds folds,
      long seed,
      FoldListener listener) {
    float[][] probabilities = new float[rows.length][];
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] train = folds.train(fold);
      int[] test = folds.test(fold);
      try (LearnedModel model =
          learner.learn(
              pick(rows, train), pick(targets, train), pick(groups, train), classes, seed)) {
        float[][] tested = pick(rows, test);
        float[][] predicted = model.probabilities(tested);
        for (int i = 0; i < test.length; i++) {
          probabilities[test[i]] = predicted[i];
        }
        listener.finished(fold, model, tested, predicted);
      }
    }
    return probabilities;
  }

  /** Some rows of a table. */
  public static float[][] pick(float[][] rows, int[] indices) {
    float[][] picked = new float[indices.length][];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = rows[indices[i]];
    }
    return picked;
  }

  /** Some values of an array. */
  public static int[] pick(int[] values, int[] indices) {
    int[] picked = new int[indices.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }
}
