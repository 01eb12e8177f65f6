package org.cratetag.train.calibrate;

import org.cratetag.inference.Calibration;

/**
 * Finds the temperature with the least mean negative log likelihood (Guo et al., "On Calibration of
 * Modern Neural Networks", ICML 2017, section 4.2), which has one minimum in the inverse
 * temperature.
 */
final class TemperatureFit {
  private static final double LEAST = 0.1;
  private static final double LARGEST = 10;
  private static final int STEPS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Least probability that counts, so that one row cannot decide alone. */
  private static final double FLOOR = 1e-9;

  private TemperatureFit() {}

  /**
   * Fits by golden section over the logarithm of the inverse temperature.
   *
   * @param probabilities {@code [rows][classes]}, of rows that the model did not learn from
   * @param targets class of each row
   */
  static Calibration.Temperature fit(float[][] probabilities, int[] targets) {
    double low = Math.log(1 / LARGEST);
    double high = Math.log(1 / LEAST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double leftLoss = loss(probabilities, targets, Math.exp(left));
    double rightLoss = loss(probabilities, targets, Math.exp(right));
    for (int i = 0; i < STEPS; i++) {
      if (leftLoss < rightLoss) {
        high = right;
        right = left;
        rightLoss = leftLoss;
        left = high - GOLDEN * (high - low);
        leftLoss = loss(probabilities, targets, Math.exp(left));
      } else {
        low = left;
        left = right;
        leftLoss = rightLoss;
        right = low + GOLDEN * (high - low);
        rightLoss = loss(probabilities, targets, Math.exp(right));
      }
    }
    return new Calibration.Temperature(Math.exp(-(low + high) / 2));
  }

  private static double loss(float[][] probabilities, int[] targets, double inverse) {
    double loss = 0;
    for (int row = 0; row < targets.length; row++) {
      double sum = 0;
      for (float probability : probabilities[row]) {
        sum += Math.pow(Math.max(probability, FLOOR), inverse);
      }
      double target = Math.max(probabilities[row][targets[row]], FLOOR);
      loss += Math.log(sum) - inverse * Math.log(target);
    }
    return loss / targets.length;
  }
}
