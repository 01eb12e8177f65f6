package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/** All values as one vector, the innermost extent fastest. */
public record Flatten() implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    return TensorShape.of(input.size());
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.flatten(input);
  }

  @Override
  public String describe() {
    return "flatten";
  }
}
