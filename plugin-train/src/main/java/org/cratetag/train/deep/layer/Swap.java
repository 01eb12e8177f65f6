package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * Swaps the two extents: {@code [channels][steps]} to the sequence {@code [steps][values]} and
 * back.
 */
public record Swap() implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(2, describe());
    return TensorShape.of(input.extent(1), input.extent(0));
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.swap(input);
  }

  @Override
  public String describe() {
    return "swap";
  }
}
