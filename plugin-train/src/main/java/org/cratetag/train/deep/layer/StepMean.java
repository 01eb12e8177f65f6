package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/** The mean over the steps: {@code [steps][values]} to {@code [values]}. */
public record StepMean() implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    return TensorShape.of(input.require(2, describe()).extent(1));
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.stepMean(input);
  }

  @Override
  public String describe() {
    return "mean over steps";
  }
}
