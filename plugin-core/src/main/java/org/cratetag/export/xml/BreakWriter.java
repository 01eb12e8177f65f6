package org.cratetag.export.xml;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes line breaks and tabs of a value as {@code &#10;} and the like. The JDK's writer leaves
 * them as they are, and a reader of an attribute takes them for spaces. Until they come by here,
 * signs that no XML holds stand for them.
 */
final class BreakWriter extends FilterWriter {
  BreakWriter(Writer out) {
    super(new BufferedWriter(out));
  }

  static boolean isBreak(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  /** What stands for a break. */
  static int standIn(int c) {
    return c - '\t' + 1;
  }

  @Override
  public void write(int c) throws IOException {
    if (c >= 1 && c <= 5) {
      out.write("&#" + (c - 1 + '\t') + ";");
    } else {
      out.write(c);
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text.charAt(i));
    }
  }
}
