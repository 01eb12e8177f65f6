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

  /** The settings in one line, for cards and logs. */
  String describe();
}
