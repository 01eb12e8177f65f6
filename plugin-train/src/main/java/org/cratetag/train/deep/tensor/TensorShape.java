package org.cratetag.train.deep.tensor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of what one clip is at some place of a network, outermost first, without the extent
 * of the batch. Pictures are {@code [channels][bands][frames]}, sequences {@code [steps][values]},
 * their channel-first form {@code [channels][steps]}, vectors {@code [values]}.
 *
 * @param extents each at least 1
 */
public record TensorShape(List<Integer> extents) {
  public TensorShape {
    extents = List.copyOf(extents);
    if (extents.isEmpty() || extents.stream().anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException("extents must be at least 1, found " + extents);
    }
  }

  /** A shape of the given extents. */
  public static TensorShape of(Integer... extents) {
    return new TensorShape(List.of(extents));
  }

  /** How many extents. */
  public int rank() {
    return extents.size();
  }

  /** One extent, the outermost is 0. */
  public int extent(int axis) {
    return extents.get(axis);
  }

  /** How many values. */
  public int size() {
    return extents.stream().reduce(1, Math::multiplyExact);
  }

  /** The shape without its outermost extent. */
  public TensorShape inner() {
    return new TensorShape(extents.subList(1, rank()));
  }

  /** Refuses shapes of another rank. */
  public TensorShape require(int rank, String layer) {
    if (rank() != rank) {
      throw new IllegalArgumentException(
          "%s takes %d extents, found %s".formatted(layer, rank, this));
    }
    return this;
  }

  /** The extents with crosses, for example {@code 1x128x128}. */
  @Override
  public String toString() {
    return extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
