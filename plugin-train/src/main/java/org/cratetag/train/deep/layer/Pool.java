package org.cratetag.train.deep.layer;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;

/**
 * The largest or mean value of neighbours, over the extents after the first; what is left over at
 * the end of an extent is dropped.
 *
 * @param largest whether the largest value is kept, else the mean
 * @param kernel how many neighbours along each extent after the first, which is also the stride
 */
public record Pool(boolean largest, List<Integer> kernel) implements Layer {
  public Pool {
    kernel = List.copyOf(kernel);
  }

  /** The largest of neighbours. */
  public static Pool max(Integer... kernel) {
    return new Pool(true, List.of(kernel));
  }

  /** The mean of neighbours. */
  public static Pool mean(Integer... kernel) {
    return new Pool(false, List.of(kernel));
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(kernel.size() + 1, describe());
    List<Integer> extents = new ArrayList<>(List.of(input.extent(0)));
    for (int axis = 0; axis < kernel.size(); axis++) {
      extents.add(input.extent(axis + 1) / kernel.get(axis));
    }
    return new TensorShape(extents);
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.pool(this, input);
  }

  @Override
  public String describe() {
    return (largest ? "max" : "mean") + " pool " + new TensorShape(kernel);
  }
}
