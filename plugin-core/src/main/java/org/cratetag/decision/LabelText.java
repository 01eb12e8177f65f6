package org.cratetag.decision;

import java.util.regex.Pattern;

/** Label names as every server reads them. */
final class LabelText {
  private static final Pattern SPLIT_AT = Pattern.compile("[;/,\\p{Cntrl}]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private LabelText() {}

  /**
   * The name without what servers split at, control characters and superfluous spaces. Packs cannot
   * hold such names, plugins can. May be empty.
   */
  static String clean(String label) {
    return SPACES.matcher(SPLIT_AT.matcher(label).replaceAll(" ")).replaceAll(" ").strip();
  }
}
