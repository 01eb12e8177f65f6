package org.cratetag.train.crates;

import org.cratetag.pack.calibration.Calibration;

/**
 * The temperature at which the most probable crates are as probable as they are often right, on
 * average, with one right and one wrong answer added to those seen (Laplace). The likelihood, by
 * which the bundled pack's is found, would make a model certain of everything when few crates are
 * told apart without an error.
 */
final class CrateTemperature {
  private static final double COLDEST = 0.1;
  private static final double HOTTEST = 10;
  private static final int STEPS = 40;

  private CrateTemperature() {}

  /**
   * Finds it by bisection: confidence falls as the temperature rises.
   *
   * @param probabilities {@code [rows][crates]}, out of fold
   * @param accuracy share of rows whose own crate is the most probable
   */
  static Calibration.Temperature fit(double[][] probabilities, double accuracy) {
    int rows = probabilities.length;
    double wanted = (accuracy * rows + 1) / (rows + 2);
    double cold = Math.log(COLDEST);
    double hot = Math.log(HOTTEST);
    for (int i = 0; i < STEPS; i++) {
      double middle = (cold + hot) / 2;
      if (confidence(probabilities, new Calibration.Temperature(Math.exp(middle))) > wanted) {
        cold = middle;
      } else {
        hot = middle;
      }
    }
    return new Calibration.Temperature(Math.exp((cold + hot) / 2));
  }

  /** Mean probability of the most probable crates. */
  static double confidence(double[][] probabilities, Calibration.Temperature temperature) {
    double sum = 0;
    for (double[] each : probabilities) {
      double[] scores = temperature.apply(each);
      sum += scores[CrateThresholds.top(scores)];
    }
    return sum / probabilities.length;
  }
}
