package org.cratetag.feature;

/**
 * The least and the greatest of some values.
 *
 * @param least infinite when there are none
 * @param most negatively infinite when there are none
 */
record ValueRange(double least, double most) {
  /** Of no values. */
  static final ValueRange NONE = new ValueRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** The range of these values and some more. */
  ValueRange with(double[] values) {
    double lowest = least;
    double highest = most;
    for (double value : values) {
      lowest = value < lowest ? value : lowest;
      highest = value > highest ? value : highest;
    }
    return new ValueRange(lowest, highest);
  }
}
