package org.cratetag.lab.kernel;

import java.util.List;
import org.cratetag.train.learn.linear.Standardised;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * What {@link KernelRidge} learned: a score for each label, about {@code 1 - 1 / labels} where it
 * is sure and {@code -1 / labels} where it is sure of another; all near 0 far from all that it
 * learned from.
 */
public final class KernelScores {
  /** Standardised values that it learned from are multiples of it, from -128 to 127 times. */
  static final float STEP = 1f / 32;

  private final Standardised scale;
  private final float[][] rows;
  private final float[][] weights;
  private final float factor;

  KernelScores(Standardised scale, float[][] rows, float[][] weights, float factor) {
    this.scale = scale;
    this.rows = rows;
    this.weights = weights;
    this.factor = factor;
  }

  static float[] rounded(float[] scaled) {
    float[] rounded = new float[scaled.length];
    for (int i = 0; i < rounded.length; i++) {
      int steps = Math.round(scaled[i] / STEP);
      rounded[i] = STEP * Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, steps));
    }
    return rounded;
  }

  /** Number of labels. */
  public int labels() {
    return weights[0].length;
  }

  /** Number of rows that it learned from. */
  public int rows() {
    return rows.length;
  }

  /**
   * A row that it learned from.
   *
   * @return features as they were given, but for rounding and values beyond the scale's bounds
   */
  public float[] row(int number) {
    float[] row = rows[number].clone();
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] * scale.deviations()[i] + scale.means()[i];
    }
    return row;
  }

  /** Scores of the labels for one row of features. */
  public double[] scores(float[] features) {
    float[] scaled = scale.apply(features);
    double[] scores = new double[labels()];
    for (int row = 0; row < rows.length; row++) {
      double distance = 0;
      for (int i = 0; i < scaled.length; i++) {
        double difference = scaled[i] - rows[row][i];
        distance += difference * difference;
      }
      double kernel = Math.exp(-factor * distance);
      for (int label = 0; label < scores.length; label++) {
        scores[label] += kernel * weights[row][label];
      }
    }
    return scores;
  }

  /**
   * Writes the model into a graph.
   *
   * @param features name of the tensor {@code [n, features]}
   * @return name of the tensor {@code [n, labels]} of scores
   */
  public String append(OnnxGraph graph, String features) {
    int width = rows[0].length;
    byte[] transposed = new byte[rows.length * width];
    float[] squares = new float[rows.length];
    float[] flat = new float[rows.length * labels()];
    for (int row = 0; row < rows.length; row++) {
      double square = 0;
      for (int i = 0; i < width; i++) {
        transposed[i * rows.length + row] = (byte) Math.round(rows[row][i] / STEP);
        square += (double) rows[row][i] * rows[row][i];
      }
      squares[row] = (float) square;
      System.arraycopy(weights[row], 0, flat, row * labels(), labels());
    }
    String scaled = scale.append(graph, features);
    String own =
        graph.add(
            "ReduceSumSquare", List.of(scaled), List.of(OnnxGraph.attribute("axes", List.of(1))));
    // With DequantizeLinear in its place, ONNX Runtime 1.28 gave values 1 % off.
    String steps =
        graph.add(
            "Cast",
            List.of(graph.constant(transposed, width, rows.length)),
            List.of(OnnxGraph.attribute("to", OnnxGraph.FLOAT)));
    String products = graph.add("MatMul", scaled, steps);
    String sums = graph.add("Add", own, graph.constant(squares, 1, rows.length));
    String twice = graph.add("Mul", products, graph.constant(2 * STEP));
    String distances = graph.add("Sub", sums, twice);
    String kernels = graph.add("Exp", graph.add("Mul", distances, graph.constant(-factor)));
    return graph.add("MatMul", kernels, graph.constant(flat, rows.length, labels()));
  }
}
