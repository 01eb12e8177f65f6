package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/** Probabilities of a vector of margins. Ends every network; training works on the margins. */
public record Softmax() implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    return input.require(1, describe());
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.softmax(input);
  }

  @Override
  public String describe() {
    return "softmax";
  }
}
