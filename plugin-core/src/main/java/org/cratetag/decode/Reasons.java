package org.cratetag.decode;

import java.time.Duration;
import java.util.Locale;

/** Words for what went wrong, for people. */
final class Reasons {
  private static final int MAXIMUM_LENGTH = 160;

  private Reasons() {}

  /** The last message of ffmpeg in brackets, without addresses and control characters; or "". */
  static String detail(String messages) {
    String last = messages.strip();
    last = last.substring(last.lastIndexOf('\n') + 1);
    last = last.replaceAll("^(\\[[^\\]]*\\]\\s*)+", "").replaceFirst("^fd:: ", "");
    last = last.replaceAll("\\p{Cntrl}", " ").replace("Error opening input file fd:.", "").strip();
    if (last.isEmpty()) {
      return "";
    }
    if (last.length() > MAXIMUM_LENGTH) {
      last = last.substring(0, MAXIMUM_LENGTH) + "...";
    }
    return " (" + last + ")";
  }

  /** For example {@code 61.5 s}. */
  static String seconds(Duration duration) {
    return seconds(duration.toNanos() / 1e9);
  }

  /** For example {@code 61.5 s}; short times with more digits. */
  static String seconds(double seconds) {
    return String.format(Locale.ROOT, seconds < 1 ? "%.3f s" : "%.1f s", seconds);
  }
}
