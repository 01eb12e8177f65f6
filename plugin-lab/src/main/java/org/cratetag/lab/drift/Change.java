package org.cratetag.lab.drift;

import java.util.List;

/** How what is said of a track compares with what was said before. */
public enum Change {
  /** Family and subgenre are the same, or there is silence as before. */
  SAME,
  /** What is said was said before, but it is less: the family alone, or nothing. */
  LESS,
  /** What was said before is said, and more. */
  MORE,
  /** Something else is said. */
  OTHER;

  static Change of(List<String> before, List<String> after) {
    if (before.equals(after)) {
      return SAME;
    }
    if (before.containsAll(after)) {
      return LESS;
    }
    return after.containsAll(before) ? MORE : OTHER;
  }
}
