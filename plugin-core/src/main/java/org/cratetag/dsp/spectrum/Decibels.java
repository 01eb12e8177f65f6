package org.cratetag.dsp.spectrum;

/** Powers in decibels, as librosa's {@code power_to_db} has them. */
public final class Decibels {
  /** Powers below this count as this. */
  public static final double LEAST_POWER = 1e-10;

  private Decibels() {}

  /** {@code 10 log10(max(power, 1e-10))}; NaN for NaN. */
  public static double ofPower(double power) {
    return 10 * Math.log10(Math.max(power, LEAST_POWER));
  }

  /**
   * Raises what lies more than {@code rangeDb} below the loudest value to that.
   *
   * @param levelsDb rows of any length; changed in place
   * @return the loudest value
   */
  public static double limit(double[][] levelsDb, double rangeDb) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (double[] row : levelsDb) {
      for (double level : row) {
        loudest = Math.max(loudest, level);
      }
    }
    double floor = loudest - rangeDb;
    for (double[] row : levelsDb) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.max(row[i], floor);
      }
    }
    return loudest;
  }
}
