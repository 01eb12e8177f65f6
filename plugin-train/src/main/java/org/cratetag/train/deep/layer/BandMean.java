package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * The mean over the bands of a picture: {@code [channels][bands][frames]} to {@code
 * [channels][frames]}.
 */
public record BandMean() implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(3, describe());
    return TensorShape.of(input.extent(0), input.extent(2));
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.bandMean(input);
  }

  @Override
  public String describe() {
    return "mean over bands";
  }
}
