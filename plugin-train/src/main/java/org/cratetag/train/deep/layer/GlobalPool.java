package org.cratetag.train.deep.layer;

import java.util.Locale;
import org.cratetag.train.deep.tensor.TensorShape;

/** One value a channel, or two: {@code [channels][...]} to a vector. */
public record GlobalPool(Kind kind) implements Layer {
  /** Which values. */
  public enum Kind {
    /** The largest. */
    MAX,
    /** The mean. */
    MEAN,
    /** The means of all channels, then the largest values of all. */
    MEAN_AND_MAX
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    if (input.rank() < 2) {
      throw new IllegalArgumentException(describe() + " takes channels, found " + input);
    }
    return TensorShape.of(input.extent(0) * (kind == Kind.MEAN_AND_MAX ? 2 : 1));
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.globalPool(this, input);
  }

  @Override
  public String describe() {
    return "global " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
