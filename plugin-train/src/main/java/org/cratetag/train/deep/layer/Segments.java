package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * Cuts a picture along time: {@code [channels][bands][frames]} to {@code
 * [count][channels][bands][frames / count]}.
 *
 * @param count must divide the frames
 */
public record Segments(int count) implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(3, describe());
    if (count < 1 || input.extent(2) % count != 0) {
      throw new IllegalArgumentException(input.extent(2) + " frames in " + count + " segments");
    }
    return TensorShape.of(count, input.extent(0), input.extent(1), input.extent(2) / count);
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.segments(this, input);
  }

  @Override
  public String describe() {
    return count + " segments";
  }
}
