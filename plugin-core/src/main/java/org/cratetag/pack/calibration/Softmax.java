package org.cratetag.pack.calibration;

/** Scores to probabilities: {@code exp(x_i) / sum exp(x_j)}, against the largest score. */
public final class Softmax {
  private Softmax() {}

  /** Turns scores into probabilities, in place. */
  public static void apply(double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - largest);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
  }
}
