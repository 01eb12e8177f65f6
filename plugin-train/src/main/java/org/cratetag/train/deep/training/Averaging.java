package org.cratetag.train.deep.training;

/** A running mean of the weights, which answers in their place. */
public sealed interface Averaging {
  /**
   * By how much a step moves the mean towards the weights.
   *
   * @param step number of the step just made, from 1
   * @param steps of the whole training
   * @return within [0, 1]; 1 makes it the weights themselves
   */
  double share(int step, int steps);

  /** The weights themselves. */
  record None() implements Averaging {
    @Override
    public double share(int step, int steps) {
      return 1;
    }
  }

  /**
   * An exponential mean, quicker during the first steps: Polyak and Juditsky, 1992, as commonly
   * used.
   *
   * @param decay how much of the mean a step keeps, within (0, 1)
   */
  record Exponential(double decay) implements Averaging {
    @Override
    public double share(int step, int steps) {
      return 1 - Math.min(decay, (1.0 + step) / (10.0 + step));
    }
  }

  /**
   * The plain mean over the last steps: Izmailov et al., "Averaging Weights Leads to Wider Optima
   * and Better Generalization", UAI 2018. What batch norm measured is averaged too.
   *
   * @param from share of the steps before it begins, within [0, 1)
   */
  record Stochastic(double from) implements Averaging {
    @Override
    public double share(int step, int steps) {
      int counted = step - (int) (from * steps);
      return counted <= 1 ? 1 : 1.0 / counted;
    }
  }
}
