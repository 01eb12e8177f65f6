package org.cratetag.train.deep.training;

import org.cratetag.train.deep.tensor.TensorShape;

/**
 * What a network learns from or judges: one track's features. The arrays are held, not copied.
 *
 * @param name of the track that it comes from
 * @param group what must not be divided when sets are: an artist, or the track alone
 * @param target number of its label; -1 where it has none
 * @param wanted what an estimator shall give of it, {@code NaN} where that is not known; none where
 *     classifiers learn
 * @param shape of the values
 * @param values row-major
 */
public record Clip(
    String name, String group, int target, float[] wanted, TensorShape shape, float[] values) {
  private static final float[] NOTHING = {};

  /** Checks the size. */
  public Clip {
    if (shape.size() != values.length) {
      throw new IllegalArgumentException(name + ": " + values.length + " values are not " + shape);
    }
  }

  /** A clip of a labelled track. */
  public Clip(String name, String group, int target, TensorShape shape, float[] values) {
    this(name, group, target, NOTHING, shape, values);
  }

  /** A clip of a track that stands alone. */
  public Clip(String name, int target, TensorShape shape, float[] values) {
    this(name, name, target, shape, values);
  }

  /**
   * Some frames, the innermost extent, as a copy.
   *
   * @param start first frame
   * @param frames how many; those beyond the end are zeros
   */
  float[] frames(int start, int frames) {
    int all = shape.extent(shape.rank() - 1);
    int rows = values.length / all;
    float[] cut = new float[rows * frames];
    int length = Math.min(frames, all - start);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * all + start, cut, row * frames, length);
    }
    return cut;
  }
}
