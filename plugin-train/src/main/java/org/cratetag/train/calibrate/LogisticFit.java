package org.cratetag.train.calibrate;

import org.cratetag.pack.calibration.FamilyCalibration;

/**
 * Fits {@code 1 / (1 + exp(-(slope * x + intercept)))} to outcomes by Newton's method, drawn gently
 * towards slope 1 and intercept 0, which is the score as it is: a family of few rows must not bend
 * its curve on a handful of them.
 */
final class LogisticFit {
  private static final int STEPS = 50;

  /** Weight of the pull, in rows. */
  private static final double PULL = 1;

  private LogisticFit() {}

  /**
   * Fits.
   *
   * @param scores logits
   * @param outcomes whether each came true
   */
  static FamilyCalibration.Line fit(double[] scores, boolean[] outcomes) {
    double slope = 1;
    double intercept = 0;
    for (int step = 0; step < STEPS; step++) {
      double gradientSlope = PULL * (slope - 1);
      double gradientIntercept = PULL * intercept;
      double curveSlope = PULL;
      double curveBoth = 0;
      double curveIntercept = PULL;
      for (int i = 0; i < scores.length; i++) {
        double p = 1 / (1 + Math.exp(-(slope * scores[i] + intercept)));
        double error = p - (outcomes[i] ? 1 : 0);
        double weight = p * (1 - p);
        gradientSlope += error * scores[i];
        gradientIntercept += error;
        curveSlope += weight * scores[i] * scores[i];
        curveBoth += weight * scores[i];
        curveIntercept += weight;
      }
      double determinant = curveSlope * curveIntercept - curveBoth * curveBoth;
      double slopeStep =
          (curveIntercept * gradientSlope - curveBoth * gradientIntercept) / determinant;
      double interceptStep =
          (curveSlope * gradientIntercept - curveBoth * gradientSlope) / determinant;
      slope -= slopeStep;
      intercept -= interceptStep;
      if (Math.abs(slopeStep) + Math.abs(interceptStep) < 1e-9) {
        break;
      }
    }
    return new FamilyCalibration.Line(slope, intercept);
  }
}
