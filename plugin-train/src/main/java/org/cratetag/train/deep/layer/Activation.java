package org.cratetag.train.deep.layer;

import java.util.Locale;
import org.cratetag.train.deep.tensor.TensorShape;

/** A function of each value. */
public record Activation(Kind kind) implements Layer {
  /** Which function. */
  public enum Kind {
    /** {@code max(0, x)}. */
    RELU,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code x / (1 + exp(-x))}. */
    SILU,
    /** Hyperbolic tangent. */
    TANH
  }

  /** A rectifier. */
  public static Activation relu() {
    return new Activation(Kind.RELU);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.activation(this, input);
  }

  @Override
  public String describe() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
