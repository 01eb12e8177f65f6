package org.cratetag.train.network;

import java.util.Arrays;
import java.util.List;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.linear.Standardised;
import org.cratetag.train.onnx.OnnxGraph;

/** What {@link Networks} learned: the parameters of each member in the order of the layers. */
record NetworkModel(Standardised scale, Layers layers, List<float[]> members)
    implements LearnedModel {
  @Override
  public float[][] probabilities(float[][] rows) {
    float[][] result = new float[rows.length][layers.classes()];
    float[] hidden = new float[layers.units()];
    float[] each = new float[layers.classes()];
    for (int row = 0; row < rows.length; row++) {
      float[] inputs = scale.apply(rows[row]);
      for (float[] parameters : members) {
        layers.hidden(parameters, inputs, hidden);
        for (int i = 0; i < hidden.length; i++) {
          hidden[i] = Math.max(0, hidden[i]);
        }
        layers.output(parameters, hidden, each);
        Layers.addScaled(1f / members.size(), each, 0, result[row], 0, each.length);
      }
    }
    return result;
  }

  @Override
  public String append(OnnxGraph graph, String features) {
    String inputs = scale.append(graph, features);
    String sum = null;
    for (float[] parameters : members) {
      int units = layers.units();
      int classes = layers.classes();
      String weights = part(graph, parameters, 0, layers.inputs(), units);
      String biases = part(graph, parameters, layers.unitBiases(), 1, units);
      String hidden = graph.add("Relu", graph.add("Gemm", inputs, weights, biases));
      String outputWeights = part(graph, parameters, layers.outputWeights(), units, classes);
      String outputBiases = part(graph, parameters, layers.classBiases(), 1, classes);
      String margins = graph.add("Gemm", hidden, outputWeights, outputBiases);
      String each = graph.add("Softmax", List.of(margins), List.of(OnnxGraph.attribute("axis", 1)));
      sum = sum == null ? each : graph.add("Add", sum, each);
    }
    return graph.add("Mul", sum, graph.constant(1f / members.size()));
  }

  private static String part(OnnxGraph graph, float[] parameters, int from, int rows, int columns) {
    return graph.constant(
        Arrays.copyOfRange(parameters, from, from + rows * columns), rows, columns);
  }
}
