package org.cratetag.train.deep.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.layer.Activation;
import org.cratetag.train.deep.layer.BandMean;
import org.cratetag.train.deep.layer.BatchNorm;
import org.cratetag.train.deep.layer.ChannelScale;
import org.cratetag.train.deep.layer.Convolution;
import org.cratetag.train.deep.layer.Crops;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.Gate;
import org.cratetag.train.deep.layer.GlobalPool;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.layer.LayerVisitor;
import org.cratetag.train.deep.layer.Pool;
import org.cratetag.train.deep.layer.Recurrent;
import org.cratetag.train.deep.layer.Residual;
import org.cratetag.train.deep.layer.Scale;
import org.cratetag.train.deep.layer.Segments;
import org.cratetag.train.deep.layer.StackBands;
import org.cratetag.train.deep.layer.StepMean;
import org.cratetag.train.deep.layer.Swap;
import org.cratetag.train.deep.layer.TimeDistributed;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * Writes a network with its weights as an ONNX graph. Batch norm right after a convolution or a
 * dense layer becomes part of it; elsewhere it is a multiplication and an addition. The graph takes
 * one clip.
 */
public final class NetworkGraph implements LayerVisitor<NetworkGraph.Node> {
  private final OnnxGraph graph;
  private final Iterator<float[]> weights;

  /** Adds the layers of a network with these weights to a graph. */
  public NetworkGraph(OnnxGraph graph, Weights weights) {
    this.graph = graph;
    this.weights = weights.iterator();
  }

  /**
   * A tensor of the graph.
   *
   * @param name in the graph
   * @param shape without the outermost extent, which is {@code rows}
   * @param rows 1, or the steps of the layers around
   */
  public record Node(String name, TensorShape shape, int rows) {}

  /**
   * The whole model.
   *
   * @param input name of the input {@code [1][...]}
   * @param output name of the output {@code [1][labels]}
   */
  public static byte[] onnx(Network network, Weights weights, String input, String output) {
    List<Integer> extents = new ArrayList<>(List.of(1));
    extents.addAll(network.input().extents());
    OnnxGraph graph = new OnnxGraph(input, extents);
    NetworkGraph writer = new NetworkGraph(graph, weights);
    Node last = writer.run(network.layers(), new Node(input, network.input(), 1));
    return graph.toModel(last.name(), output, network.labels());
  }

  @Override
  public Node run(List<Layer> layers, Node input) {
    Node value = input;
    for (int i = 0; i < layers.size(); i++) {
      boolean isNormed = i + 1 < layers.size() && layers.get(i + 1) instanceof BatchNorm;
      if (isNormed && layers.get(i) instanceof Convolution layer) {
        value = convolve(layer, value, true);
        i++;
      } else if (isNormed && layers.get(i) instanceof Dense layer && value.shape().rank() == 1) {
        value = multiply(layer, value, true);
        i++;
      } else {
        value = layers.get(i).accept(this, value);
      }
    }
    return value;
  }

  @Override
  public Node activation(Activation layer, Node input) {
    String name =
        switch (layer.kind()) {
          case RELU -> graph.add("Relu", input.name());
          case SIGMOID -> graph.add("Sigmoid", input.name());
          case SILU -> graph.add("Mul", input.name(), graph.add("Sigmoid", input.name()));
          case TANH -> graph.add("Tanh", input.name());
        };
    return new Node(name, input.shape(), input.rows());
  }

  @Override
  public Node bandMean(Node input) {
    return made(new BandMean(), reduce("ReduceMean", input.name(), 2), input);
  }

  @Override
  public Node batchNorm(Node input) {
    ChannelScale scale = ChannelScale.of(weights);
    int[] extents = new int[input.shape().rank() + 1];
    Arrays.fill(extents, 1);
    extents[1] = input.shape().extent(0);
    String factors = graph.constant(scale.factors(), extents);
    String offsets = graph.constant(scale.offsets(), extents);
    String name = graph.add("Add", graph.add("Mul", input.name(), factors), offsets);
    return new Node(name, input.shape(), input.rows());
  }

  @Override
  public Node convolution(Convolution layer, Node input) {
    return convolve(layer, input, false);
  }

  private Node convolve(Convolution layer, Node input, boolean normed) {
    float[] kernels = weights.next();
    float[] biases = weights.next();
    if (normed) {
      ChannelScale scale = ChannelScale.of(weights);
      kernels = scale.scaled(kernels);
      biases = scale.applied(biases);
    }
    List<Integer> extents = new ArrayList<>(List.of(layer.channels(), input.shape().extent(0)));
    extents.addAll(layer.kernel());
    List<Integer> pads = new ArrayList<>(layer.padding());
    pads.addAll(layer.padding());
    String name =
        graph.add(
            "Conv",
            List.of(
                input.name(),
                graph.constant(kernels, extents.stream().mapToInt(i -> i).toArray()),
                graph.constant(biases, biases.length)),
            List.of(
                OnnxGraph.attribute("kernel_shape", layer.kernel()),
                OnnxGraph.attribute("strides", layer.stride()),
                OnnxGraph.attribute("pads", pads)));
    return made(layer, name, input);
  }

  @Override
  public Node crops(Crops layer, Node input) {
    List<String> windows = new ArrayList<>();
    for (int i = 0; i < layer.count(); i++) {
      int start = layer.start(i, input.shape().extent(2));
      String first = graph.constant(new int[] {start});
      String end = graph.constant(new int[] {start + layer.frames()});
      String window = graph.add("Slice", input.name(), first, end, graph.constant(new int[] {3}));
      windows.add(graph.add("Unsqueeze", window, graph.constant(new int[] {1})));
    }
    return made(layer, graph.concat(windows), input);
  }

  @Override
  public Node dense(Dense layer, Node input) {
    return multiply(layer, input, false);
  }

  private Node multiply(Dense layer, Node input, boolean normed) {
    float[] matrix = weights.next();
    float[] biases = weights.next();
    if (normed) {
      ChannelScale scale = ChannelScale.of(weights);
      matrix = scale.scaled(matrix);
      biases = scale.applied(biases);
    }
    int inputs = input.shape().extent(input.shape().rank() - 1);
    float[] columns = new float[matrix.length];
    for (int unit = 0; unit < layer.units(); unit++) {
      for (int i = 0; i < inputs; i++) {
        columns[i * layer.units() + unit] = matrix[unit * inputs + i];
      }
    }
    String weight = graph.constant(columns, inputs, layer.units());
    String product = graph.add("MatMul", input.name(), weight);
    String name = graph.add("Add", product, graph.constant(biases, biases.length));
    return made(layer, name, input);
  }

  @Override
  public Node dropout(Dropout layer, Node input) {
    return input;
  }

  @Override
  public Node flatten(Node input) {
    return reshaped(input, TensorShape.of(input.shape().size()), input.rows());
  }

  @Override
  public Node gate(Gate layer, Node input) {
    Node gate = run(layer.layers(), input);
    Integer[] extents = new Integer[input.shape().rank()];
    Arrays.fill(extents, 1);
    extents[0] = input.shape().extent(0);
    Node wide = reshaped(gate, TensorShape.of(extents), input.rows());
    return new Node(graph.add("Mul", input.name(), wide.name()), input.shape(), input.rows());
  }

  @Override
  public Node globalPool(GlobalPool layer, Node input) {
    int[] axes = IntStream.rangeClosed(2, input.shape().rank()).toArray();
    String name =
        switch (layer.kind()) {
          case MAX -> reduce("ReduceMax", input.name(), axes);
          case MEAN -> reduce("ReduceMean", input.name(), axes);
          case MEAN_AND_MAX ->
              graph.concat(
                  List.of(
                      reduce("ReduceMean", input.name(), axes),
                      reduce("ReduceMax", input.name(), axes)));
        };
    return made(layer, name, input);
  }

  @Override
  public Node pool(Pool layer, Node input) {
    String name =
        graph.add(
            layer.largest() ? "MaxPool" : "AveragePool",
            List.of(input.name()),
            List.of(
                OnnxGraph.attribute("kernel_shape", layer.kernel()),
                OnnxGraph.attribute("strides", layer.kernel())));
    return made(layer, name, input);
  }

  @Override
  public Node recurrent(Recurrent layer, Node input) {
    String name = RecurrentNodes.add(graph, layer, input, weights);
    return made(layer, name, input);
  }

  @Override
  public Node residual(Residual layer, Node input) {
    Node body = run(layer.body(), input);
    Node shortcut = run(layer.shortcut(), input);
    return new Node(graph.add("Add", body.name(), shortcut.name()), body.shape(), body.rows());
  }

  @Override
  public Node scale(Scale layer, Node input) {
    String product = graph.add("Mul", input.name(), graph.constant(layer.factor()));
    String name = graph.add("Add", product, graph.constant(layer.offset()));
    return new Node(name, input.shape(), input.rows());
  }

  @Override
  public Node segments(Segments layer, Node input) {
    int frames = input.shape().extent(2) / layer.count();
    TensorShape cut =
        TensorShape.of(input.shape().extent(0), input.shape().extent(1), layer.count(), frames);
    Node reshaped = reshaped(input, cut, input.rows());
    return made(layer, transpose(reshaped.name(), 0, 3, 1, 2, 4), input);
  }

  @Override
  public Node softmax(Node input) {
    String name =
        graph.add("Softmax", List.of(input.name()), List.of(OnnxGraph.attribute("axis", 1)));
    return new Node(name, input.shape(), input.rows());
  }

  @Override
  public Node stackBands(Node input) {
    return reshaped(input, new StackBands().outputShape(input.shape()), input.rows());
  }

  @Override
  public Node stepMean(Node input) {
    return made(new StepMean(), reduce("ReduceMean", input.name(), 1), input);
  }

  @Override
  public Node swap(Node input) {
    return made(new Swap(), transpose(input.name(), 0, 2, 1), input);
  }

  @Override
  public Node timeDistributed(TimeDistributed layer, Node input) {
    int steps = input.shape().extent(0);
    Node each = reshaped(input, input.shape().inner(), input.rows() * steps);
    Node made = run(layer.layers(), each);
    return reshaped(made, layer.outputShape(input.shape()), input.rows());
  }

  private Node reshaped(Node input, TensorShape shape, int rows) {
    int[] extents = new int[shape.rank() + 1];
    extents[0] = rows;
    for (int i = 0; i < shape.rank(); i++) {
      extents[i + 1] = shape.extent(i);
    }
    return new Node(graph.add("Reshape", input.name(), graph.constant(extents)), shape, rows);
  }

  private String transpose(String name, Integer... order) {
    return graph.add(
        "Transpose", List.of(name), List.of(OnnxGraph.attribute("perm", List.of(order))));
  }

  private String reduce(String operator, String name, int... axes) {
    return graph.add(
        operator,
        List.of(name),
        List.of(
            OnnxGraph.attribute("axes", IntStream.of(axes).boxed().toList()),
            OnnxGraph.attribute("keepdims", 0)));
  }

  private static Node made(Layer layer, String name, Node input) {
    return new Node(name, layer.outputShape(input.shape()), input.rows());
  }
}
