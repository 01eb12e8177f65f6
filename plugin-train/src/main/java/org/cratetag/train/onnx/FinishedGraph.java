package org.cratetag.train.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model of one input and one output that can become a part of an {@link OnnxGraph}: written for
 * the same operator sets, without nested graphs and with its weights inside.
 */
public final class FinishedGraph {
  private static final Map<String, Integer> OPERATOR_SETS =
      Map.of("", OnnxGraph.OPERATOR_SET, TreeNodes.DOMAIN, OnnxGraph.ML_OPERATOR_SET);

  private final GraphProto graph;

  private FinishedGraph(GraphProto graph) {
    this.graph = graph;
  }

  /**
   * Reads a model.
   *
   * @param model an ONNX file's bytes
   * @throws IllegalArgumentException when it cannot become a part of another, with the reason
   */
  public static FinishedGraph of(byte[] model) {
    ModelProto proto;
    try {
      proto = ModelProto.parseFrom(model);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not an ONNX model: " + e.getMessage(), e);
    }
    for (OperatorSetIdProto set : proto.getOpsetImportList()) {
      Integer known = OPERATOR_SETS.get(set.getDomain());
      if (known == null || known != set.getVersion()) {
        throw new IllegalArgumentException(
            "operator set '%s' %d".formatted(set.getDomain(), set.getVersion()));
      }
    }
    GraphProto graph = proto.getGraph();
    if (graph.getInputCount() != 1 || graph.getOutputCount() != 1) {
      throw new IllegalArgumentException("more than one input or output");
    }
    boolean isNested =
        graph.getNodeList().stream()
            .flatMap(node -> node.getAttributeList().stream())
            .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    if (isNested || graph.getSparseInitializerCount() > 0) {
      throw new IllegalArgumentException("nested graphs or sparse weights");
    }
    return new FinishedGraph(graph);
  }

  /**
   * Makes it a part of a graph.
   *
   * @param input the tensor that it shall take
   * @return name of the tensor that it gives
   */
  public String append(OnnxGraph into, String input) {
    String prefix = into.name("Part") + "/";
    String own = graph.getInput(0).getName();
    List<NodeProto> nodes = new ArrayList<>();
    for (NodeProto node : graph.getNodeList()) {
      NodeProto.Builder copy = node.toBuilder().setName(prefix + node.getName());
      for (int i = 0; i < node.getInputCount(); i++) {
        String name = node.getInput(i);
        copy.setInput(i, name.equals(own) ? input : renamed(prefix, name));
      }
      for (int i = 0; i < node.getOutputCount(); i++) {
        copy.setOutput(i, renamed(prefix, node.getOutput(i)));
      }
      nodes.add(copy.build());
    }
    List<TensorProto> initializers =
        graph.getInitializerList().stream()
            .map(tensor -> tensor.toBuilder().setName(prefix + tensor.getName()).build())
            .toList();
    into.addAll(nodes, initializers);
    return prefix + graph.getOutput(0).getName();
  }

  /** An empty name stands for an input or output that is left out. */
  private static String renamed(String prefix, String name) {
    return name.isEmpty() ? name : prefix + name;
  }
}
