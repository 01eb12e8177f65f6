package org.cratetag.decision;

/**
 * How a tempo is counted and written.
 *
 * @param lowest least tempo, in beats a minute
 * @param highest most; at least twice the least, so that each tempo has a place
 * @param decimals digits behind the point in tags, 0 to 2
 */
public record TempoSettings(double lowest, double highest, int decimals) {
  /** Where the tempi of nearly all music lie; whole numbers. */
  public static final TempoSettings DEFAULT = new TempoSettings(60, 220, 0);

  /** Slower and faster than anybody counts. */
  public static final double LEAST = 20;

  /** See {@link #LEAST}. */
  public static final double MOST = 500;

  /** Most digits behind the point. */
  public static final int MOST_DECIMALS = 2;

  public TempoSettings {
    if (!(lowest >= LEAST && highest <= MOST && highest >= 2 * lowest)) {
      throw new IllegalArgumentException(
          "the range of tempi must lie within 20 to 500, its end at least twice its begin, found "
              + lowest
              + " to "
              + highest);
    }
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException("decimals must be 0, 1 or 2, found " + decimals);
    }
  }

  /** Whether a tempo is in the range, its end included. */
  boolean holds(double bpm) {
    return bpm >= lowest && bpm <= highest;
  }
}
