package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * Channels and bands of a picture under one another: {@code [channels][bands][frames]} to {@code
 * [channels * bands][frames]}.
 */
public record StackBands() implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(3, describe());
    return TensorShape.of(input.extent(0) * input.extent(1), input.extent(2));
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.stackBands(input);
  }

  @Override
  public String describe() {
    return "stack bands";
  }
}
