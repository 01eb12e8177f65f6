package org.cratetag.decode.libav;

import java.time.Duration;
import java.util.Locale;

/** Words for what went wrong, for people. */
public final class Reasons {
  private static final int MAXIMUM_LENGTH = 160;

  private Reasons() {}

  /** The last of FFmpeg's messages in brackets, without control characters; or "". */
  public static String detail(String messages) {
    String last = messages.strip();
    last = last.substring(last.lastIndexOf('\n') + 1);
    // FFmpeg names the part that speaks, and its address.
    last = last.replaceAll("^(\\[[^\\]]*\\]\\s*)+", "").replaceAll("\\p{Cntrl}", " ").strip();
    if (last.isEmpty()) {
      return "";
    }
    if (last.length() > MAXIMUM_LENGTH) {
      last = last.substring(0, MAXIMUM_LENGTH) + "...";
    }
    return " (" + last + ")";
  }

  /** For example {@code 61.5 s}. */
  public static String seconds(Duration duration) {
    return seconds(duration.toNanos() / 1e9);
  }

  /** For example {@code 61.5 s}; short times with more digits. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 1 ? "%.3f s" : "%.1f s", seconds);
  }
}
