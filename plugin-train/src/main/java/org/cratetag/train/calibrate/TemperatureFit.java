package org.cratetag.train.calibrate;

import org.cratetag.pack.calibration.Calibration;

/**
 * The temperature with the least mean negative log likelihood (Guo et al., "On Calibration of
 * Modern Neural Networks", ICML 2017, section 4.2), which has one minimum in the inverse
 * temperature.
 *
 * @param temperature the best one
 * @param loss mean negative log likelihood of a row at that temperature, in nats
 */
public record TemperatureFit(Calibration.Temperature temperature, double loss) {
  private static final double LEAST = 0.1;
  private static final double LARGEST = 10;

  /** Narrow the range of the logarithm down to a hundred-thousandth. */
  private static final int STEPS = 28;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Least probability that counts, so that one row cannot decide alone. */
  private static final float FLOOR = 1e-9f;

  /**
   * Fits by golden section over the logarithm of the inverse temperature.
   *
   * @param probabilities {@code [rows][classes]}, of rows that the model did not learn from
   * @param targets class of each row
   */
  public static TemperatureFit of(float[][] probabilities, int[] targets) {
    double[][] logarithms = new double[probabilities.length][];
    for (int row = 0; row < logarithms.length; row++) {
      logarithms[row] = new double[probabilities[row].length];
      for (int i = 0; i < logarithms[row].length; i++) {
        logarithms[row][i] = Math.log(Math.max(probabilities[row][i], FLOOR));
      }
    }
    double low = Math.log(1 / LARGEST);
    double high = Math.log(1 / LEAST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double leftLoss = loss(logarithms, targets, Math.exp(left));
    double rightLoss = loss(logarithms, targets, Math.exp(right));
    for (int i = 0; i < STEPS; i++) {
      if (leftLoss < rightLoss) {
        high = right;
        right = left;
        rightLoss = leftLoss;
        left = high - GOLDEN * (high - low);
        leftLoss = loss(logarithms, targets, Math.exp(left));
      } else {
        low = left;
        left = right;
        leftLoss = rightLoss;
        right = low + GOLDEN * (high - low);
        rightLoss = loss(logarithms, targets, Math.exp(right));
      }
    }
    return new TemperatureFit(
        new Calibration.Temperature(Math.exp(-(low + high) / 2)), Math.min(leftLoss, rightLoss));
  }

  private static double loss(double[][] logarithms, int[] targets, double inverse) {
    double loss = 0;
    for (int row = 0; row < targets.length; row++) {
      double sum = 0;
      for (double logarithm : logarithms[row]) {
        sum += Math.exp(inverse * logarithm);
      }
      loss += Math.log(sum) - inverse * logarithms[row][targets[row]];
    }
    return loss / targets.length;
  }
}
