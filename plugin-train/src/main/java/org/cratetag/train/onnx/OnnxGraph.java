package org.cratetag.train.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph under construction: one input, one output of shape {@code [1, L]}, both 32-bit floats.
 * Written for operator set 17 and machine learning operator set 3 (ONNX 1.12), which ONNX Runtime
 * has read since 1.12. Tensors are named in the order in which they are made, so equal models give
 * equal bytes.
 */
public final class OnnxGraph {
  /** The type of 32-bit floats, for {@code Cast}. */
  public static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();

  private static final int IR_VERSION = 8;
  static final int OPERATOR_SET = 17;
  static final int ML_OPERATOR_SET = 3;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("cratetag");
  private int tensors;

  /** A graph with one input of the shape {@code [1, width]}. */
  public OnnxGraph(String input, int width) {
    this(input, List.of(1, width));
  }

  /** A graph with one input of the given extents, outermost first. */
  public OnnxGraph(String input, List<Integer> extents) {
    graph.addInput(floats(input, extents));
  }

  /** Adds a standard operator with one output; returns the output's name. */
  public String add(String operator, String... inputs) {
    return add(operator, List.of(inputs), List.of());
  }

  /** Adds a standard operator with attributes and one output; returns the output's name. */
  public String add(String operator, List<String> inputs, List<AttributeProto> attributes) {
    String output = name(operator);
    graph.addNode(node(operator, inputs, attributes).addOutput(output));
    return output;
  }

  /** Adds a standard operator with two outputs; returns the first output's name. */
  public String addFirstOfTwo(
      String operator, List<String> inputs, List<AttributeProto> attributes) {
    String first = name(operator);
    graph.addNode(
        node(operator, inputs, attributes).addOutput(first).addOutput(name(operator + "Rest")));
    return first;
  }

  /** Adds a standard operator with several outputs; returns their names. */
  public List<String> add(
      String operator, List<String> inputs, List<AttributeProto> attributes, int outputs) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      names.add(name(operator));
    }
    graph.addNode(node(operator, inputs, attributes).addAllOutput(names));
    return names;
  }

  /** Adds a tree ensemble over the features; returns the name of its scores. */
  public String add(TreeNodes trees, String features) {
    String label = name("Label");
    String scores = name("Scores");
    graph.addNode(
        trees
            .toNode()
            .setName(scores)
            .addInput(features)
            .addOutput(label)
            .addOutput(scores)
            .build());
    return scores;
  }

  /** A constant tensor of one value without extents. */
  public String constant(float value) {
    String name = name("Constant");
    graph.addInitializer(
        TensorProto.newBuilder().setName(name).setDataType(FLOAT).addFloatData(value));
    return name;
  }

  /** A constant tensor of the given extents in row-major order. */
  public String constant(float[] values, int... extents) {
    String name = name("Constant");
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(FLOAT);
    for (int extent : extents) {
      tensor.addDims(extent);
    }
    for (float value : values) {
      tensor.addFloatData(value);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** A constant tensor of whole numbers of 8 bits with sign, in row-major order. */
  public String constant(byte[] values, int... extents) {
    String name = name("Constant");
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT8.getNumber())
            .setRawData(ByteString.copyFrom(values));
    for (int extent : extents) {
      tensor.addDims(extent);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** A constant tensor of whole numbers, one extent. */
  public String constant(int... values) {
    String name = name("Constant");
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(values.length);
    for (int value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** Columns of a {@code [1, N]} tensor in the given order. */
  public String columns(String tensor, int... columns) {
    return add("Gather", List.of(tensor, constant(columns)), List.of(attribute("axis", 1)));
  }

  /** Tensors of shape {@code [1, n]} side by side. */
  public String concat(List<String> tensors) {
    return add("Concat", tensors, List.of(attribute("axis", 1)));
  }

  /** A whole number attribute. */
  public static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** An attribute of whole numbers. */
  public static AttributeProto attribute(String name, List<Integer> values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    values.forEach(attribute::addInts);
    return attribute.build();
  }

  /** A text attribute. */
  public static AttributeProto attribute(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(bytes(value))
        .build();
  }

  /**
   * The finished model.
   *
   * @param tensor which tensor is the output
   * @param output the name to give it
   * @param width its width
   */
  public byte[] toModel(String tensor, String output, int width) {
    GraphProto.Builder finished =
        graph
            .clone()
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("Identity")
                    .setName(output)
                    .addInput(tensor)
                    .addOutput(output))
            .addOutput(floats(output, List.of(1, width)));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("cratetag")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
        .addOpsetImport(
            OperatorSetIdProto.newBuilder().setDomain(TreeNodes.DOMAIN).setVersion(ML_OPERATOR_SET))
        .setGraph(finished)
        .build()
        .toByteArray();
  }

  /** Adds what another graph is made of, under names that this one does not have. */
  void addAll(List<NodeProto> nodes, List<TensorProto> initializers) {
    graph.addAllNode(nodes).addAllInitializer(initializers);
  }

  String name(String operator) {
    return operator + "_" + tensors++;
  }

  private NodeProto.Builder node(
      String operator, List<String> inputs, List<AttributeProto> attributes) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(operator + "_node_" + tensors)
        .addAllInput(inputs)
        .addAllAttribute(attributes);
  }

  private static ValueInfoProto floats(String name, List<Integer> extents) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int extent : extents) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }

  static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
