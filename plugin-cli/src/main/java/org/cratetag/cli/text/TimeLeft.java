package org.cratetag.cli.text;

import java.util.Locale;

/** A time to wait, in words. */
public final class TimeLeft {
  private TimeLeft() {}

  /** Seconds below a minute and a half, then minutes, then hours. */
  public static String of(double seconds) {
    if (seconds < 90) {
      return Math.round(seconds) + " s";
    }
    return seconds < 5_400
        ? Math.round(seconds / 60) + " min"
        : String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
  }
}
