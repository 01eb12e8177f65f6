package org.cratetag.train.deep.layer;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * Leaves values out while learning: Srivastava et al., "Dropout", JMLR 15, 2014.
 *
 * @param share of the values, within [0, 1)
 */
public record Dropout(double share) implements Layer {
  /** Checks the value. */
  public Dropout {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("share " + share + " is not within [0, 1)");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.dropout(this, input);
  }

  @Override
  public String describe() {
    return "dropout " + share;
  }
}
