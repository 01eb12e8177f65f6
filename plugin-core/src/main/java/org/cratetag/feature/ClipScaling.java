package org.cratetag.feature;

import org.cratetag.api.track.FeatureTensor;

/** Brings the values of a clip to a common range. */
final class ClipScaling {
  private static final double BYTE_STEPS = 255;

  private ClipScaling() {}

  /**
   * Scales in place.
   *
   * @param range of the clip's values; of some, only the values of chosen columns are given
   */
  static void apply(double[][] values, LogMelSettings.Scaling scaling, ValueRange range) {
    switch (scaling) {
      case NONE -> {}
      case UNIT -> unit(values, range, 0);
      case BYTES -> unit(values, range, BYTE_STEPS);
      case STANDARD -> standard(values);
    }
  }

  /** Rows of equal length as a tensor {@code [rows][columns]}. */
  static FeatureTensor toTensor(double[][] rows) {
    int columns = rows[0].length;
    float[] values = new float[rows.length * columns];
    for (int row = 0; row < rows.length; row++) {
      for (int c = 0; c < columns; c++) {
        values[row * columns + c] = (float) rows[row][c];
      }
    }
    return new FeatureTensor(values, rows.length, columns);
  }

  private static void unit(double[][] values, ValueRange range, double steps) {
    double least = range.least();
    double width = range.most() - least;
    for (double[] row : values) {
      for (int i = 0; i < row.length; i++) {
        double share = width > 0 ? (row[i] - least) / width : 0;
        row[i] = steps > 0 ? Math.rint(share * steps) / steps : share;
      }
    }
  }

  private static void standard(double[][] values) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (double[] row : values) {
      for (double value : row) {
        sum += value;
        count++;
      }
    }
    double mean = sum / count;
    for (double[] row : values) {
      for (double value : row) {
        squares += (value - mean) * (value - mean);
      }
    }
    double deviation = Math.sqrt(squares / count);
    for (double[] row : values) {
      for (int i = 0; i < row.length; i++) {
        row[i] = deviation > 1e-9 ? (row[i] - mean) / deviation : 0;
      }
    }
  }
}
