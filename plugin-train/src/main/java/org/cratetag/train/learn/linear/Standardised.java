package org.cratetag.train.learn.linear;

import org.cratetag.train.onnx.OnnxGraph;

/**
 * Features less their mean, over their standard deviation, bounded to {@value #LIMIT} of these.
 *
 * @param means one a feature
 * @param deviations one a feature, above 0
 */
public record Standardised(float[] means, float[] deviations) {
  private static final float LIMIT = 4;

  /**
   * Fits the scales.
   *
   * @param rows {@code [rows][features]}
   * @param leastDeviation what smaller deviations count as
   */
  public static Standardised of(float[][] rows, double leastDeviation) {
    int width = rows[0].length;
    float[] means = new float[width];
    float[] deviations = new float[width];
    for (int i = 0; i < width; i++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : rows) {
        sum += row[i];
      }
      double mean = sum / rows.length;
      for (float[] row : rows) {
        squares += (row[i] - mean) * (row[i] - mean);
      }
      means[i] = (float) mean;
      deviations[i] = (float) Math.max(leastDeviation, Math.sqrt(squares / rows.length));
    }
    return new Standardised(means, deviations);
  }

  /** The scaled features of one row. */
  public float[] apply(float[] row) {
    float[] result = new float[row.length];
    for (int i = 0; i < result.length; i++) {
      float value = (row[i] - means[i]) / deviations[i];
      result[i] = Math.max(-LIMIT, Math.min(LIMIT, value));
    }
    return result;
  }

  /** The same as {@link #apply}, as operators; returns the output's name. */
  public String append(OnnxGraph graph, String features) {
    int width = means.length;
    String centred = graph.add("Sub", features, graph.constant(means, 1, width));
    String scaled = graph.add("Div", centred, graph.constant(deviations, 1, width));
    String below = graph.add("Min", scaled, graph.constant(LIMIT));
    return graph.add("Max", below, graph.constant(-LIMIT));
  }
}
