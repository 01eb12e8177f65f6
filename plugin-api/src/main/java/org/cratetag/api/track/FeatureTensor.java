package org.cratetag.api.track;

import java.util.Arrays;

/**
 * Features of one track: a dense row-major array of the given shape. The array is held, not copied.
 */
public final class FeatureTensor {
  private final int[] shape;
  private final float[] values;

  /**
   * Wraps the values.
   *
   * @throws IllegalArgumentException when the shape does not hold as many values
   */
  public FeatureTensor(float[] values, int... shape) {
    long size = 1;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("negative extent in " + Arrays.toString(shape));
      }
      size *= extent;
    }
    if (shape.length == 0 || size != values.length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " does not hold " + values.length + " values");
    }
    this.values = values;
    this.shape = shape.clone();
  }

  /** Extents, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** The values in row-major order. Read only by agreement. */
  public float[] values() {
    return values;
  }
}
