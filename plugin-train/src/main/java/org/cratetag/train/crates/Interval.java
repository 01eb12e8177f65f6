package org.cratetag.train.crates;

/**
 * Where a share lies with 95 % confidence.
 *
 * @param low end of the interval
 * @param high end of the interval
 */
public record Interval(double low, double high) {
  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959964;

  /**
   * The score interval of Wilson ("Probable inference, the law of succession, and statistical
   * inference", Journal of the American Statistical Association 22, 1927), which stays within [0,
   * 1] and is usable for few trials.
   *
   * @param share that was seen
   * @param trials independent ones: groups of tracks, not tracks
   */
  public static Interval wilson(double share, int trials) {
    double square = Z * Z / trials;
    double middle = (share + square / 2) / (1 + square);
    double half = Z / (1 + square) * Math.sqrt(share * (1 - share) / trials + square / trials / 4);
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
