package org.cratetag.decision;

/** Label names as every server reads them. */
final class LabelText {
  private LabelText() {}

  /**
   * The name without what servers split at, control characters and superfluous spaces. Packs cannot
   * hold such names, plugins can. May be empty.
   */
  static String clean(String label) {
    return label.replaceAll("[;/,\\p{Cntrl}]", " ").replaceAll("\\s+", " ").strip();
  }
}
