package org.cratetag.cli.text;

import java.util.Locale;

/** Shares as a person reads them. */
public final class Percent {
  private Percent() {}

  /** A share in whole percent: {@code 74 %}. Not by a formatter: each line of a run has some. */
  public static String of(double share) {
    return Math.round(100 * share) + " %";
  }

  /** A share with one decimal: {@code 74.3 %}. */
  public static String exactly(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A span of shares: {@code 70 to 78 %}. */
  public static String between(double least, double most) {
    return String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * least, 100 * most);
  }
}
