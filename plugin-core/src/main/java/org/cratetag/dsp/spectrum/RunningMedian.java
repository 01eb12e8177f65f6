package org.cratetag.dsp.spectrum;

import java.util.Arrays;

/**
 * Median of a window that slides along a row; beyond its ends the row is mirrored, the outermost
 * value coming twice, as in {@code scipy.ndimage.median_filter} with {@code mode='reflect'}. Holds
 * work space, so each thread needs its own.
 */
public final class RunningMedian {
  private final float[] sorted;
  private final int half;

  public RunningMedian(int width) {
    if (width < 1 || width % 2 == 0) {
      throw new IllegalArgumentException("width must be odd: " + width);
    }
    this.sorted = new float[width];
    this.half = width / 2;
  }

  /**
   * Filters a row of values that are not NaN.
   *
   * @param medians receives as many values
   */
  public void apply(float[] row, float[] medians) {
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = row[mirrored(i - half, row.length)];
    }
    Arrays.sort(sorted);
    medians[0] = sorted[half];
    for (int t = 1; t < row.length; t++) {
      replace(row[mirrored(t - half - 1, row.length)], row[mirrored(t + half, row.length)]);
      medians[t] = sorted[half];
    }
  }

  /** Takes one value out and puts another in, moving those between by one place. */
  private void replace(float old, float fresh) {
    if (old == fresh) {
      return;
    }
    int at = Arrays.binarySearch(sorted, old);
    while (at + 1 < sorted.length && sorted[at + 1] < fresh) {
      sorted[at] = sorted[at + 1];
      at++;
    }
    while (at > 0 && sorted[at - 1] > fresh) {
      sorted[at] = sorted[at - 1];
      at--;
    }
    sorted[at] = fresh;
  }

  private static int mirrored(int index, int length) {
    int period = 2 * length;
    int within = Math.floorMod(index, period);
    return within < length ? within : period - 1 - within;
  }
}
