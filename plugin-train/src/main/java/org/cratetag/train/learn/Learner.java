package org.cratetag.train.learn;

/** A way to learn classes from features, with its settings. */
public interface Learner {
  /**
   * Learns.
   *
   * @param rows {@code [rows][features]}, finite
   * @param targets class of each row, within [0, classes)
   * @param classes number of classes, at least 2
   * @param seed equal seeds give equal models
   */
  LearnedModel learn(float[][] rows, int[] targets, int classes, long seed);

  /**
   * The same with the group of each row. Learners that divide the rows for purposes of their own
   * divide no group.
   *
   * @param groups one a row; rows of one group, such as one artist's, are alike
   */
  default LearnedModel learn(float[][] rows, int[] targets, int[] groups, int classes, long seed) {
    return learn(rows, targets, classes, seed);
  }

  /** The settings in one line, for cards and logs. */
  String describe();
}
