package org.cratetag.train.deep.layer;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;
import org.cratetag.train.deep.tensor.TensorSpec.Start;

/** A matrix and biases over the innermost extent. */
public record Dense(int units) implements Layer {
  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> extents = new ArrayList<>(input.extents());
    extents.set(extents.size() - 1, units);
    return new TensorShape(extents);
  }

  /** Matrix {@code [outputs][inputs]}, then biases. */
  @Override
  public List<TensorSpec> tensors(TensorShape input) {
    int inputs = input.extent(input.rank() - 1);
    return List.of(
        TensorSpec.weight("weight", inputs, units, inputs),
        TensorSpec.vector("bias", units, Start.ZERO));
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.dense(this, input);
  }

  @Override
  public String describe() {
    return "dense " + units;
  }
}
