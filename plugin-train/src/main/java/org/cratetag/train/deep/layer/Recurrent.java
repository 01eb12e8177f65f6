package org.cratetag.train.deep.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;

/**
 * A recurrent layer over {@code [steps][values]}.
 *
 * @param kind of cell
 * @param units of each direction
 * @param bothWays whether a second one runs from the end; the outputs stand side by side
 * @param everyStep whether it gives {@code [steps][units]}, else the last state of each direction
 */
public record Recurrent(Kind kind, int units, boolean bothWays, boolean everyStep)
    implements Layer {
  /** Which cell. */
  public enum Kind {
    /** Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997, with the forget gate of 2000. */
    LSTM(4),
    /** Cho et al., 2014, reset gate after the product, as fast implementations have it. */
    GRU(3);

    private final int gates;

    Kind(int gates) {
      this.gates = gates;
    }

    /** How many gates, the new value counted in. */
    public int gates() {
      return gates;
    }
  }

  /** One LSTM from the beginning. */
  public static Recurrent lstm(int units, boolean everyStep) {
    return new Recurrent(Kind.LSTM, units, false, everyStep);
  }

  /** How many directions. */
  public int directions() {
    return bothWays ? 2 : 1;
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(2, describe());
    int values = directions() * units;
    return everyStep ? TensorShape.of(input.extent(0), values) : TensorShape.of(values);
  }

  /**
   * For each direction the matrices of inputs and of states {@code [gates * units][...]}, then the
   * biases of both. Gates are in PyTorch's order: input, forget, new, output for LSTM; reset,
   * update, new for GRU.
   */
  @Override
  public List<TensorSpec> tensors(TensorShape input) {
    int rows = kind.gates() * units;
    List<TensorSpec> tensors = new ArrayList<>();
    for (int direction = 0; direction < directions(); direction++) {
      tensors.add(TensorSpec.recurrent("inputWeight", units, rows, input.extent(1)));
      tensors.add(TensorSpec.recurrent("stateWeight", units, rows, units));
      tensors.add(TensorSpec.recurrent("inputBias", units, rows));
      tensors.add(TensorSpec.recurrent("stateBias", units, rows));
    }
    return tensors;
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.recurrent(this, input);
  }

  @Override
  public String describe() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + units + (bothWays ? " both ways" : "");
  }
}
