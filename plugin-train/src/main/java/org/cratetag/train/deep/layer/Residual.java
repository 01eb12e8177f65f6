package org.cratetag.train.deep.layer;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;

/**
 * The sum of what two rows of layers make of the same input: He et al., "Deep Residual Learning for
 * Image Recognition", CVPR 2016.
 *
 * @param body the layers that learn
 * @param shortcut the other way; none passes the input on
 */
public record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
  public Residual {
    body = List.copyOf(body);
    shortcut = List.copyOf(shortcut);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    TensorShape shape = Layer.outputShape(body, input);
    TensorShape other = Layer.outputShape(shortcut, input);
    if (!shape.equals(other)) {
      throw new IllegalArgumentException("cannot add " + shape + " and " + other);
    }
    return shape;
  }

  /** The body's, then the shortcut's. */
  @Override
  public List<TensorSpec> tensors(TensorShape input) {
    List<TensorSpec> tensors = new ArrayList<>(Layer.tensors(body, input));
    tensors.addAll(Layer.tensors(shortcut, input));
    return tensors;
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.residual(this, input);
  }

  @Override
  public String describe() {
    return "residual of " + body.size();
  }
}
