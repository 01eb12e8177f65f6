package org.cratetag.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.cratetag.pack.json.PackException;

/**
 * What a graph takes and gives, as it says itself.
 *
 * @param inputs tensors of 32-bit floats
 * @param outputs the same; what is no such tensor is left out
 */
public record GraphLook(List<Tensor> inputs, List<Tensor> outputs) {
  /**
   * A tensor of the graph.
   *
   * @param name of the tensor
   * @param shape extents; -1 where any will do
   */
  public record Tensor(String name, List<Long> shape) {
    public Tensor {
      Objects.requireNonNull(name, "name");
      shape = List.copyOf(shape);
    }
  }

  public GraphLook {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Looks at a graph.
   *
   * @param model the bytes of the ONNX file
   * @throws PackException when it does not load, or takes what is no tensor of floats
   */
  public static GraphLook of(ByteBuffer model) throws PackException {
    try (OrtSession session = GraphSession.load(model)) {
      GraphLook look =
          new GraphLook(
              tensors(session.getInputInfo().values()), tensors(session.getOutputInfo().values()));
      if (look.inputs().size() != session.getNumInputs()) {
        throw new PackException("the graph takes something else than floats");
      }
      return look;
    } catch (OrtException e) {
      throw new PackException("the graph does not load: " + e.getMessage(), e);
    }
  }

  private static List<Tensor> tensors(Collection<NodeInfo> nodes) {
    return nodes.stream()
        .filter(
            node -> node.getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.FLOAT)
        .map(
            node ->
                new Tensor(
                    node.getName(),
                    Arrays.stream(((TensorInfo) node.getInfo()).getShape()).boxed().toList()))
        .toList();
  }
}
