package org.cratetag.pack.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cratetag.api.track.FeatureTensor;

/** The features of one front-end in a golden case. */
public sealed interface GoldenInput {
  /** Most values of an input. */
  int MOST_VALUES = 1 << 24;

  /** Extents as the front-end gives them: with windows, the clips come first. */
  List<Integer> shape();

  /** The values, row by row. */
  FeatureTensor tensor();

  /**
   * Values that stand in the file.
   *
   * @param shape extents
   * @param values row by row; held, not copied
   */
  record Stored(List<Integer> shape, float[] values) implements GoldenInput {
    /** Checks and copies the shape. */
    public Stored {
      shape = checkShape(shape);
      if (size(shape) != values.length) {
        throw new IllegalArgumentException(
            "shape " + shape + " does not hold " + values.length + " values");
      }
    }

    @Override
    public FeatureTensor tensor() {
      return new FeatureTensor(values, extents(shape));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Stored stored
          && shape.equals(stored.shape)
          && Arrays.equals(values, stored.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /**
   * Values that a generator makes, for inputs too large to store: {@code low + (high - low) * u},
   * with {@code u} the successive {@code nextFloat()} of {@link Random}, whose congruence the Java
   * platform fixes.
   *
   * @param shape extents
   * @param seed of the generator
   * @param low least value
   * @param high bound of the values
   */
  record Generated(List<Integer> shape, long seed, float low, float high) implements GoldenInput {
    public Generated {
      shape = checkShape(shape);
      if (!(low < high) || Float.isInfinite(high - low)) {
        throw new IllegalArgumentException("low " + low + " must be below high " + high);
      }
    }

    @Override
    public FeatureTensor tensor() {
      Random random = new Random(seed);
      float[] values = new float[size(shape)];
      for (int i = 0; i < values.length; i++) {
        values[i] = low + (high - low) * random.nextFloat();
      }
      return new FeatureTensor(values, extents(shape));
    }
  }

  private static List<Integer> checkShape(List<Integer> shape) {
    List<Integer> copy = List.copyOf(shape);
    long size = 1;
    for (int extent : copy) {
      if (extent < 1 || size * extent > MOST_VALUES) {
        throw new IllegalArgumentException("shape is out of range: " + copy);
      }
      size *= extent;
    }
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("shape is empty");
    }
    return copy;
  }

  private static int size(List<Integer> shape) {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  private static int[] extents(List<Integer> shape) {
    return shape.stream().mapToInt(Integer::intValue).toArray();
  }
}
