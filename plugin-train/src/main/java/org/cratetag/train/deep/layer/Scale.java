package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * {@code x * factor + offset}, fixed: brings a front-end's values near zero and one.
 *
 * @param factor finite
 * @param offset finite
 */
public record Scale(float factor, float offset) implements Layer {
  public Scale {
    if (!Float.isFinite(factor) || !Float.isFinite(offset)) {
      throw new IllegalArgumentException("factor " + factor + ", offset " + offset);
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.scale(this, input);
  }

  @Override
  public String describe() {
    return "scale";
  }
}
