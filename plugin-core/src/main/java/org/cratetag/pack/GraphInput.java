package org.cratetag.pack;

import java.util.List;
import java.util.Objects;

/**
 * The model's input tensor of 32-bit floats.
 *
 * @param name as in the graph
 * @param shape extents, outermost first, the first is 1 (one track)
 * @param select indices into the front-end's values, in the model's order; empty when the model
 *     takes all of them in order
 * @param derived names of features that the front-end's selection computes; none are known yet
 */
public record GraphInput(
    String name, List<Long> shape, List<Integer> select, List<String> derived) {
  public GraphInput {
    Objects.requireNonNull(name, "name");
    shape = ManifestChecks.shape("input.shape", shape);
    select = List.copyOf(select);
    derived = List.copyOf(derived);
    if (select.stream().anyMatch(index -> index < 0)) {
      throw new IllegalArgumentException("input.select holds a negative index");
    }
    if (!select.isEmpty() && select.size() + derived.size() != size(shape)) {
      throw new IllegalArgumentException(
          "input.select holds " + select.size() + " indices but input.shape is " + shape);
    }
  }

  /** How many values the model takes. */
  public int size() {
    return (int) size(shape);
  }

  private static long size(List<Long> shape) {
    return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
  }
}
