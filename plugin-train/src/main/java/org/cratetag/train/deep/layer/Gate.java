package org.cratetag.train.deep.layer;

import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;

/**
 * Multiplies each channel by what some layers make of the whole: Hu et al., "Squeeze-and-Excitation
 * Networks", CVPR 2018.
 *
 * @param layers from the input to a vector, one value a channel
 */
public record Gate(List<Layer> layers) implements Layer {
  /** Copies the list. */
  public Gate {
    layers = List.copyOf(layers);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    TensorShape gate = Layer.outputShape(layers, input);
    if (!gate.equals(TensorShape.of(input.extent(0)))) {
      throw new IllegalArgumentException("a gate of " + gate + " does not fit " + input);
    }
    return input;
  }

  @Override
  public List<TensorSpec> tensors(TensorShape input) {
    return Layer.tensors(layers, input);
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.gate(this, input);
  }

  @Override
  public String describe() {
    return "gate";
  }
}
