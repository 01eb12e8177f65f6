package org.cratetag.cli.text;

/** Text from files, made safe for a terminal and kept on one line. */
public final class DisplayText {
  private DisplayText() {}

  /**
   * The text with every control, format and line separator character, and every unpaired surrogate,
   * written as a Java escape: a file name cannot move the cursor, change colours or forge a line.
   */
  public static String of(Object value) {
    String text = value.toString();
    if (isPlain(text) || text.codePoints().noneMatch(DisplayText::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(safe, codePoint));
    return safe.toString();
  }

  /** As most names are. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < ' ' || unit > '~') {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder safe, int codePoint) {
    switch (codePoint) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (isUnsafe(codePoint)) {
          for (char unit : Character.toChars(codePoint)) {
            safe.append(String.format("\\u%04x", (int) unit));
          }
        } else {
          safe.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // The zero-width joiner holds emoji together; the others, such as right-to-left overrides,
      // only hide what a name is.
      case Character.FORMAT -> codePoint != 0x200d && codePoint != 0x200c;
      default -> false;
    };
  }
}
