package org.cratetag.cli.check;

import java.util.List;
import java.util.Locale;

/**
 * Where a track is filed.
 *
 * @param by what says so
 * @param crates at least one; any may be right
 */
record Filing(By by, List<String> crates) {
  /** What says where a track is filed. */
  enum By {
    PLAYLIST,
    FOLDER,
    TAGS;

    /** As JSON has it. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Filing {
    crates = List.copyOf(crates);
  }
}
