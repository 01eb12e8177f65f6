package org.cratetag.train.deep.training;

import org.cratetag.train.deep.Weights;

/**
 * One network being trained by some engine. For one thread; holds memory outside the Java heap
 * until it is closed.
 */
public interface TrainingSession extends AutoCloseable {
  /** Which weights answer. */
  enum Which {
    /** Those that learn. */
    CURRENT,
    /** Their running mean. */
    AVERAGED
  }

  /**
   * One step of AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019)
   * down the cross-entropy, or an estimator's mean squared error.
   *
   * @param inputs of the rows, one after the other
   * @param targets {@code [rows][labels]}; a classifier's row that weighs more has a larger sum; an
   *     estimator learns nothing from what is {@code NaN}
   * @param rows how many
   * @param rate learning rate
   * @return the mean loss of the rows, before the step
   */
  double step(float[] inputs, float[] targets, int rows, double rate);

  /** Moves the running mean towards the weights: {@code mean += share * (weights - mean)}. */
  void average(double share);

  /**
   * Probabilities, or an estimator's numbers, as in use: nothing is left out and batch norm uses
   * what it measured.
   *
   * @param inputs of the rows, one after the other
   * @return {@code [rows][labels]}
   */
  float[][] probabilities(Which which, float[] inputs, int rows);

  /** A copy of weights. */
  Weights weights(Which which);

  /** A copy of everything that the next step depends on but the random numbers. */
  TrainingState state();

  /** Goes back to a state of the same network. */
  void restore(TrainingState state);

  /** Begins the engine's random numbers anew. */
  void seed(long seed);

  @Override
  void close();
}
