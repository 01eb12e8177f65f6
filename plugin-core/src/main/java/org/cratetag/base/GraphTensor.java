package org.cratetag.base;

import java.util.List;
import java.util.Objects;

/**
 * A tensor of a base network's graph.
 *
 * @param name in the graph
 * @param shape extents, all known
 */
public record GraphTensor(String name, List<Integer> shape) {
  public GraphTensor {
    Objects.requireNonNull(name, "name");
    shape = List.copyOf(shape);
    if (shape.isEmpty() || shape.stream().anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException("shape is out of range: " + shape);
    }
  }

  /** How many values it holds. */
  public int size() {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }
}
