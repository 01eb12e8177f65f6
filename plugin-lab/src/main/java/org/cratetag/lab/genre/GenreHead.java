package org.cratetag.lab.genre;

import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.pack.calibration.Softmax;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * Multinomial logistic regression for clips of which several labels may be right, and it need not
 * be known which: the loss of a clip is {@code -log(sum of the probabilities of its right labels)}
 * (Jin and Ghahramani, "Learning with Multiple Labels", NIPS 2002, without their weights). With a
 * quadratic penalty, on standardised features, by Adam on all rows at once.
 *
 * @param weights {@code [features][labels]} on the features as they are
 * @param biases one a label
 */
record GenreHead(double[][] weights, double[] biases) {
  private static final int STEPS = 200;
  private static final double RATE = 0.03;
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.999;
  private static final double LEAST = 1e-8;

  /** What changes less is hardly heard: some filters give the same for all but a rounding. */
  private static final double LEAST_DEVIATION = 1e-3;

  private static final double LEAST_PROBABILITY = 1e-9;

  /**
   * Features of a clip with what is right.
   *
   * @param features of the clip
   * @param right 1 for each label that is right, at least for one
   * @param weight of the row
   */
  record Row(float[] features, float[] right, double weight) {}

  /**
   * Learns.
   *
   * @param penalties of half the squares of a feature's standardised weights, against the mean
   *     loss; one a feature
   */
  static GenreHead learn(List<Row> rows, double[] penalties) {
    int width = rows.get(0).features().length;
    int labels = rows.get(0).right().length;
    double[] mean = new double[width];
    double[] deviation = new double[width];
    for (int i = 0; i < width; i++) {
      int feature = i;
      mean[i] = rows.stream().mapToDouble(row -> row.features()[feature]).average().orElse(0);
      double variance =
          rows.stream()
              .mapToDouble(row -> Math.pow(row.features()[feature] - mean[feature], 2))
              .average()
              .orElse(0);
      deviation[i] = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
    }
    double[][] inputs = new double[rows.size()][width + 1];
    double all = rows.stream().mapToDouble(Row::weight).sum();
    for (int row = 0; row < inputs.length; row++) {
      for (int i = 0; i < width; i++) {
        inputs[row][i] = (rows.get(row).features()[i] - mean[i]) / deviation[i];
      }
      inputs[row][width] = 1;
    }
    double[] found = descend(rows, inputs, labels, penalties, all);
    double[][] weights = new double[width][labels];
    double[] biases = new double[labels];
    for (int k = 0; k < labels; k++) {
      biases[k] = found[width * labels + k];
      for (int i = 0; i < width; i++) {
        weights[i][k] = found[i * labels + k] / deviation[i];
        biases[k] -= weights[i][k] * mean[i];
      }
    }
    return new GenreHead(weights, biases);
  }

  private static double[] descend(
      List<Row> rows, double[][] inputs, int labels, double[] penalties, double all) {
    int width = inputs[0].length;
    double[] weights = new double[width * labels];
    double[] first = new double[weights.length];
    double[] second = new double[weights.length];
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = gradient(rows, inputs, labels, weights, all);
      for (int i = 0; i < weights.length; i++) {
        int feature = i / labels;
        double slope = gradient[i] + (feature < width - 1 ? penalties[feature] * weights[i] : 0);
        first[i] += (1 - FIRST_MOMENT) * (slope - first[i]);
        second[i] += (1 - SECOND_MOMENT) * (slope * slope - second[i]);
        double direction = first[i] / (1 - Math.pow(FIRST_MOMENT, step));
        double spread = Math.sqrt(second[i] / (1 - Math.pow(SECOND_MOMENT, step)));
        weights[i] -= RATE * direction / (spread + LEAST);
      }
    }
    return weights;
  }

  private static double[] gradient(
      List<Row> rows, double[][] inputs, int labels, double[] weights, double all) {
    return IntStream.range(0, 2)
        .parallel()
        .mapToObj(half -> gradient(rows, inputs, labels, weights, all, half))
        .reduce(
            (one, other) -> {
              for (int i = 0; i < one.length; i++) {
                one[i] += other[i];
              }
              return one;
            })
        .orElseThrow();
  }

  private static double[] gradient(
      List<Row> rows, double[][] inputs, int labels, double[] weights, double all, int half) {
    double[] gradient = new double[weights.length];
    for (int row = half; row < inputs.length; row += 2) {
      double[] input = inputs[row];
      double[] p = new double[labels];
      for (int i = 0; i < input.length; i++) {
        for (int k = 0; k < labels; k++) {
          p[k] += input[i] * weights[i * labels + k];
        }
      }
      Softmax.apply(p);
      float[] right = rows.get(row).right();
      double among = LEAST_PROBABILITY;
      for (int k = 0; k < labels; k++) {
        among += right[k] * p[k];
      }
      double share = rows.get(row).weight() / all;
      for (int k = 0; k < labels; k++) {
        p[k] = share * (p[k] - right[k] * p[k] / among);
      }
      for (int i = 0; i < input.length; i++) {
        for (int k = 0; k < labels; k++) {
          gradient[i * labels + k] += input[i] * p[k];
        }
      }
    }
    return gradient;
  }

  /** Probabilities of the labels. */
  float[] probabilities(float[] features) {
    double[] p = biases.clone();
    for (int i = 0; i < features.length; i++) {
      for (int k = 0; k < p.length; k++) {
        p[k] += features[i] * weights[i][k];
      }
    }
    Softmax.apply(p);
    float[] probabilities = new float[p.length];
    for (int k = 0; k < p.length; k++) {
      probabilities[k] = (float) p[k];
    }
    return probabilities;
  }

  /**
   * The same in a graph.
   *
   * @param features name of a tensor {@code [1][features]}
   * @return name of the probabilities
   */
  String append(OnnxGraph graph, String features) {
    int labels = biases.length;
    String margins =
        graph.add(
            "Gemm",
            List.of(
                features,
                graph.constant(matrix(), labels, weights.length),
                graph.constant(offsets(), labels)),
            List.of(OnnxGraph.attribute("transB", 1)));
    return graph.add("Softmax", List.of(margins), List.of(OnnxGraph.attribute("axis", 1)));
  }

  /** The matrix as a dense layer has it, {@code [labels][features]}. */
  float[] matrix() {
    float[] matrix = new float[weights.length * biases.length];
    for (int k = 0; k < biases.length; k++) {
      for (int i = 0; i < weights.length; i++) {
        matrix[k * weights.length + i] = (float) weights[i][k];
      }
    }
    return matrix;
  }

  /** The biases as a dense layer has them. */
  float[] offsets() {
    float[] offsets = new float[biases.length];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = (float) biases[k];
    }
    return offsets;
  }
}
