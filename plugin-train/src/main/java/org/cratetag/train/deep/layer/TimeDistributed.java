package org.cratetag.train.deep.layer;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;

/**
 * The same layers with the same weights over each step: {@code [steps][...]} to {@code
 * [steps][...]}.
 *
 * @param layers of one step
 */
public record TimeDistributed(List<Layer> layers) implements Layer {
  /** Copies the list. */
  public TimeDistributed {
    layers = List.copyOf(layers);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> extents = new ArrayList<>(List.of(input.extent(0)));
    extents.addAll(Layer.outputShape(layers, input.inner()).extents());
    return new TensorShape(extents);
  }

  @Override
  public List<TensorSpec> tensors(TensorShape input) {
    return Layer.tensors(layers, input.inner());
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.timeDistributed(this, input);
  }

  @Override
  public String describe() {
    return "time distributed";
  }
}
