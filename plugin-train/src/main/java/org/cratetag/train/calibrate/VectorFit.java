package org.cratetag.train.calibrate;

import java.util.Arrays;
import org.cratetag.pack.calibration.Softmax;

/**
 * Vector scaling: each class' log probability has a slope and an offset of its own before the
 * softmax (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, section 4.2). Here to
 * be compared with the one temperature; slopes are drawn towards their mean and offsets to 0 by a
 * penalty, so that a class of few rows keeps near the others.
 */
public final class VectorFit {
  private static final double PENALTY = 10;
  private static final int STEPS = 300;
  private static final double RATE = 0.02;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.999;
  private static final double LEAST = 1e-8;
  private static final double FLOOR = 1e-9;

  private final int classes;

  /** Slopes, then offsets. */
  private final double[] parameters;

  private VectorFit(int classes) {
    this.classes = classes;
    this.parameters = new double[2 * classes];
    Arrays.fill(parameters, 0, classes, 1);
  }

  /**
   * Fits by Adam on all rows at once.
   *
   * @param probabilities {@code [rows][classes]}, of rows that the model did not learn from
   * @param targets class of each row
   */
  public static VectorFit of(float[][] probabilities, int[] targets) {
    VectorFit fit = new VectorFit(probabilities[0].length);
    double[][] logarithms = new double[probabilities.length][];
    for (int row = 0; row < logarithms.length; row++) {
      logarithms[row] = logarithms(probabilities[row]);
    }
    double[] first = new double[fit.parameters.length];
    double[] second = new double[fit.parameters.length];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = fit.gradient(logarithms, targets);
      for (int i = 0; i < gradient.length; i++) {
        first[i] += (1 - FIRST_MOMENT) * (gradient[i] - first[i]);
        second[i] += (1 - SECOND_MOMENT) * (gradient[i] * gradient[i] - second[i]);
        double mean = first[i] / (1 - Math.pow(FIRST_MOMENT, step));
        double spread = Math.sqrt(second[i] / (1 - Math.pow(SECOND_MOMENT, step)));
        fit.parameters[i] -= RATE * mean / (spread + LEAST);
      }
    }
    return fit;
  }

  /** The scaled probabilities of one row. */
  public double[] apply(float[] probabilities) {
    return softmax(logarithms(probabilities));
  }

  private double[] gradient(double[][] logarithms, int[] targets) {
    double[] gradient = new double[parameters.length];
    double mean = Arrays.stream(parameters, 0, classes).average().orElse(1);
    double rows = targets.length;
    for (int i = 0; i < classes; i++) {
      gradient[i] = PENALTY / rows * (parameters[i] - mean);
      gradient[classes + i] = PENALTY / rows * parameters[classes + i];
    }
    for (int row = 0; row < targets.length; row++) {
      double[] errors = softmax(logarithms[row]);
      errors[targets[row]] -= 1;
      for (int i = 0; i < classes; i++) {
        gradient[i] += errors[i] * logarithms[row][i] / rows;
        gradient[classes + i] += errors[i] / rows;
      }
    }
    return gradient;
  }

  private double[] softmax(double[] logarithms) {
    double[] values = new double[classes];
    for (int i = 0; i < classes; i++) {
      values[i] = parameters[i] * logarithms[i] + parameters[classes + i];
    }
    Softmax.apply(values);
    return values;
  }

  private static double[] logarithms(float[] probabilities) {
    double[] logarithms = new double[probabilities.length];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = Math.log(Math.max(probabilities[i], FLOOR));
    }
    return logarithms;
  }
}
