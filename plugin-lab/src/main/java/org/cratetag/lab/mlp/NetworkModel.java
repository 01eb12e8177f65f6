package org.cratetag.lab.mlp;

import java.util.List;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.linear.Standardised;
import org.cratetag.train.onnx.OnnxGraph;

/** What {@link Networks} learned: the parameters of each member in the order of the layers. */
record NetworkModel(Standardised scale, Layers layers, List<float[][]> members)
    implements LearnedModel {
  /** Rows that go through a network together. */
  private static final int ROWS = 64;

  @Override
  public float[][] probabilities(float[][] rows) {
    float[][] result = new float[rows.length][layers.classes()];
    for (int from = 0; from < rows.length; from += ROWS) {
      int to = Math.min(rows.length, from + ROWS);
      float[][] inputs = new float[to - from][];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = scale.apply(rows[from + i]);
      }
      float[][] some = mean(inputs);
      System.arraycopy(some, 0, result, from, some.length);
    }
    return result;
  }

  private float[][] mean(float[][] inputs) {
    float[][] hidden = new float[inputs.length][layers.units()];
    float[][] turned = new float[layers.units()][inputs.length];
    float[][] each = new float[layers.classes()][inputs.length];
    float[][] sums = new float[layers.classes()][inputs.length];
    for (float[][] parameters : members) {
      layers.hidden(parameters, inputs, hidden);
      for (float[] row : hidden) {
        for (int i = 0; i < row.length; i++) {
          row[i] = Math.max(0, row[i]);
        }
      }
      Products.turn(hidden, turned);
      layers.output(parameters, turned, each);
      for (int k = 0; k < sums.length; k++) {
        Products.addScaled(1f / members.size(), each[k], sums[k]);
      }
    }
    float[][] result = new float[inputs.length][layers.classes()];
    Products.turn(sums, result);
    return result;
  }

  @Override
  public String append(OnnxGraph graph, String features) {
    String inputs = scale.append(graph, features);
    String sum = null;
    for (float[][] parameters : members) {
      int classWeights = layers.classWeights();
      String weights = rows(graph, parameters, 0, layers.inputs());
      String biases = rows(graph, parameters, layers.unitBiases(), 1);
      String hidden = graph.add("Relu", graph.add("Gemm", inputs, weights, biases));
      String outputWeights = rows(graph, parameters, classWeights, layers.classes());
      String outputBiases = rows(graph, parameters, layers.classBiases(), 1);
      String margins =
          graph.add(
              "Gemm",
              List.of(hidden, outputWeights, outputBiases),
              List.of(OnnxGraph.attribute("transB", 1)));
      String each = graph.add("Softmax", List.of(margins), List.of(OnnxGraph.attribute("axis", 1)));
      sum = sum == null ? each : graph.add("Add", sum, each);
    }
    return graph.add("Mul", sum, graph.constant(1f / members.size()));
  }

  private static String rows(OnnxGraph graph, float[][] table, int first, int count) {
    int width = table[first].length;
    float[] values = new float[count * width];
    for (int i = 0; i < count; i++) {
      System.arraycopy(table[first + i], 0, values, i * width, width);
    }
    return graph.constant(values, count, width);
  }
}
