package org.cratetag.lab.edm;

import org.cratetag.pack.calibration.Calibration;
import org.cratetag.train.calibrate.TemperatureFit;
import org.cratetag.train.calibrate.VectorFit;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.evaluate.Reliability;
import org.cratetag.train.fold.Folds;

/**
 * One temperature against a slope and an offset a class, each fitted to all folds but the one that
 * it is judged on.
 *
 * @param temperature what the packs use
 * @param vector what it is compared with
 */
record CalibrationTrial(Judged temperature, Judged vector) {
  /**
   * How good calibrated scores are.
   *
   * @param loss mean negative log likelihood of a row, in nats
   * @param error expected calibration error
   */
  record Judged(double loss, double error) {}

  /**
   * Compares.
   *
   * @param scores out-of-fold scores, {@code [rows][classes]}
   * @param targets class of each row
   */
  static CalibrationTrial of(float[][] scores, int[] targets, Folds folds) {
    double[][] byTemperature = new double[scores.length][];
    double[][] byVector = new double[scores.length][];
    for (int fold = 0; fold < folds.count(); fold++) {
      float[][] fitted = OutOfFold.pick(scores, folds.train(fold));
      int[] fittedTargets = OutOfFold.pick(targets, folds.train(fold));
      Calibration temperature = TemperatureFit.of(fitted, fittedTargets).temperature();
      VectorFit vector = VectorFit.of(fitted, fittedTargets);
      for (int row : folds.test(fold)) {
        double[] each = new double[scores[row].length];
        for (int i = 0; i < each.length; i++) {
          each[i] = scores[row][i];
        }
        byTemperature[row] = temperature.apply(each);
        byVector[row] = vector.apply(scores[row]);
      }
    }
    return new CalibrationTrial(judged(byTemperature, targets), judged(byVector, targets));
  }

  private static Judged judged(double[][] scores, int[] targets) {
    double[] confidences = new double[scores.length];
    boolean[] right = new boolean[scores.length];
    double loss = 0;
    for (int row = 0; row < scores.length; row++) {
      int top = 0;
      for (int i = 1; i < scores[row].length; i++) {
        top = scores[row][i] > scores[row][top] ? i : top;
      }
      confidences[row] = scores[row][top];
      right[row] = top == targets[row];
      loss -= Math.log(Math.max(scores[row][targets[row]], 1e-12));
    }
    return new Judged(loss / scores.length, Reliability.of(confidences, right).error());
  }
}
