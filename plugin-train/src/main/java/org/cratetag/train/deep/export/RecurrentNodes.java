package org.cratetag.train.deep.export;

import java.util.Iterator;
import java.util.List;
import org.cratetag.train.deep.layer.Recurrent;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * Recurrent layers as ONNX operators, whose gates stand in another order than in {@link Recurrent}:
 * input, output, forget, new for LSTM; update, reset, new for GRU, with the reset gate after the
 * product.
 */
final class RecurrentNodes {
  private static final int[] LSTM_ORDER = {0, 3, 1, 2};
  private static final int[] GRU_ORDER = {1, 0, 2};

  private RecurrentNodes() {}

  /** Adds the layer over {@code [rows][steps][values]}; returns the name of what it makes. */
  static String add(
      OnnxGraph graph, Recurrent layer, NetworkGraph.Node input, Iterator<float[]> weights) {
    int directions = layer.directions();
    int rows = layer.kind().gates() * layer.units();
    int inputs = input.shape().extent(1);
    float[] inputWeights = new float[directions * rows * inputs];
    float[] stateWeights = new float[directions * rows * layer.units()];
    float[] biases = new float[directions * 2 * rows];
    for (int each = 0; each < directions; each++) {
      put(layer, weights.next(), inputWeights, each * rows * inputs);
      put(layer, weights.next(), stateWeights, each * rows * layer.units());
      put(layer, weights.next(), biases, each * 2 * rows);
      put(layer, weights.next(), biases, (each * 2 + 1) * rows);
    }
    String stepsFirst = transpose(graph, input.name(), 1, 0, 2);
    List<String> inputNames =
        List.of(
            stepsFirst,
            graph.constant(inputWeights, directions, rows, inputs),
            graph.constant(stateWeights, directions, rows, layer.units()),
            graph.constant(biases, directions, 2 * rows));
    var size = OnnxGraph.attribute("hidden_size", layer.units());
    var way = OnnxGraph.attribute("direction", layer.bothWays() ? "bidirectional" : "forward");
    var attributes =
        layer.kind() == Recurrent.Kind.LSTM
            ? List.of(size, way)
            : List.of(size, way, OnnxGraph.attribute("linear_before_reset", 1));
    List<String> made = graph.add(layer.kind().name(), inputNames, attributes, 2);
    // Every state is [steps][directions][rows][units], the last one [directions][rows][units].
    String wanted =
        layer.everyStep()
            ? transpose(graph, made.get(0), 2, 0, 1, 3)
            : transpose(graph, made.get(1), 1, 0, 2);
    int values = directions * layer.units();
    int[] extents =
        layer.everyStep()
            ? new int[] {input.rows(), input.shape().extent(0), values}
            : new int[] {input.rows(), values};
    return graph.add("Reshape", wanted, graph.constant(extents));
  }

  private static void put(Recurrent layer, float[] from, float[] to, int at) {
    int[] order = layer.kind() == Recurrent.Kind.LSTM ? LSTM_ORDER : GRU_ORDER;
    int block = from.length / order.length;
    for (int gate = 0; gate < order.length; gate++) {
      System.arraycopy(from, order[gate] * block, to, at + gate * block, block);
    }
  }

  private static String transpose(OnnxGraph graph, String name, Integer... order) {
    return graph.add(
        "Transpose", List.of(name), List.of(OnnxGraph.attribute("perm", List.of(order))));
  }
}
