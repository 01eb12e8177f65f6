package org.cratetag.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines, by the columns that it takes on a terminal. */
public final class Wrap {
  /** As wide as a terminal is where nobody says. */
  public static final int USUAL_COLUMNS = 80;

  private Wrap() {}

  /**
   * Lines of a text, at most that wide, broken between words where that can be done.
   *
   * @param text one line
   */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = lines.isEmpty() && line.isEmpty() ? word : line + " " + word;
      if (width(longer) <= columns) {
        line = longer;
        continue;
      }
      if (!line.isBlank()) {
        lines.add(line);
      }
      line = word;
      while (width(line) > columns) {
        int end = end(line, columns);
        lines.add(line.substring(0, end));
        line = line.substring(end);
      }
    }
    lines.add(line);
    return lines;
  }

  /**
   * A text behind a mark, its further lines below its first.
   *
   * @param mark as wide as the further lines are indented
   */
  public static String hanging(String mark, String text, int columns) {
    String indent = " ".repeat(width(mark));
    return mark + String.join("\n" + indent, lines(text, Math.max(20, columns - width(mark))));
  }

  /** How much of a text fits, at least one character. */
  private static int end(String text, int columns) {
    int end = 0;
    int width = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      width += width(codePoint);
      if (width > columns && end > 0) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /** Terminal columns: East Asian wide characters and emoji take two, marks and joiners none. */
  static int width(String text) {
    return text.codePoints().map(Wrap::width).sum();
  }

  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        codePoint >= 0x1100 && codePoint <= 0x115f
            || codePoint >= 0x2e80 && codePoint <= 0xa4cf
            || codePoint >= 0xac00 && codePoint <= 0xd7a3
            || codePoint >= 0xf900 && codePoint <= 0xfaff
            || codePoint >= 0xfe30 && codePoint <= 0xfe6f
            || codePoint >= 0xff00 && codePoint <= 0xff60
            || codePoint >= 0x1f300 && codePoint <= 0x1faff
            || codePoint >= 0x20000 && codePoint <= 0x3fffd;
    return wide ? 2 : 1;
  }
}
