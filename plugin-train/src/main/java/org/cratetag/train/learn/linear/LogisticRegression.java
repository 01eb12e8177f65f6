package org.cratetag.train.learn.linear;

import java.util.Locale;
import org.cratetag.pack.calibration.Softmax;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;

/**
 * Multinomial logistic regression on standardised features with a quadratic penalty, by Adam
 * (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015) on all rows at once.
 * Alone it is weaker than trees; its errors are others, so that a blend gains.
 *
 * @param steps of the descent
 * @param penalty weight of half the sum of squared coefficients, against the mean loss of a row
 */
public record LogisticRegression(int steps, double penalty) implements Learner {
  private static final double RATE = 0.03;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.999;
  private static final double LEAST = 1e-8;
  private static final double LEAST_DEVIATION = 1e-6;

  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    Standardised scale = Standardised.of(rows, LEAST_DEVIATION);
    int width = rows[0].length;
    float[][] inputs = new float[rows.length][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = scale.apply(rows[i]);
    }
    double[] weights = new double[(width + 1) * classes];
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= steps; step++) {
      double[] gradient = gradient(inputs, targets, classes, weights);
      for (int i = 0; i < weights.length; i++) {
        first[i] += (1 - FIRST_MOMENT) * (gradient[i] - first[i]);
        second[i] += (1 - SECOND_MOMENT) * (gradient[i] * gradient[i] - second[i]);
        double mean = first[i] / (1 - Math.pow(FIRST_MOMENT, step));
        double spread = Math.sqrt(second[i] / (1 - Math.pow(SECOND_MOMENT, step)));
        weights[i] -= RATE * mean / (spread + LEAST);
      }
    }
    return LogisticModel.of(scale, weights, width, classes);
  }

  @Override
  public String describe() {
    return String.format(Locale.ROOT, "logistic regression (%d steps, penalty %s)", steps, penalty);
  }

  /** Weights lie class by class within each feature, the intercepts last. */
  private double[] gradient(float[][] inputs, int[] targets, int classes, double[] weights) {
    int width = inputs[0].length;
    double total = inputs.length;
    double[] gradient = new double[weights.length];
    double[] margins = new double[classes];
    for (int row = 0; row < inputs.length; row++) {
      System.arraycopy(weights, width * classes, margins, 0, classes);
      for (int i = 0; i < width; i++) {
        double value = inputs[row][i];
        for (int k = 0; k < classes; k++) {
          margins[k] += value * weights[i * classes + k];
        }
      }
      Softmax.apply(margins);
      margins[targets[row]] -= 1;
      for (int i = 0; i < width; i++) {
        double value = inputs[row][i] / total;
        for (int k = 0; k < classes; k++) {
          gradient[i * classes + k] += value * margins[k];
        }
      }
      for (int k = 0; k < classes; k++) {
        gradient[width * classes + k] += margins[k] / total;
      }
    }
    for (int i = 0; i < width * classes; i++) {
      gradient[i] += penalty * weights[i];
    }
    return gradient;
  }
}
