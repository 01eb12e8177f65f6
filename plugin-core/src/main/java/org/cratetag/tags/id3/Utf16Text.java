package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Strings in UTF-16, each with its own byte order mark or in the order of the one before. Without
 * any mark the order is taken for little-endian, as most programs that forget it write, where the
 * letters are those of Europe in that order alone.
 */
final class Utf16Text {
  private Utf16Text() {}

  /**
   * Takes them apart at NUL.
   *
   * @param marked whether there should be marks; big-endian where not
   */
  static Id3Text decode(byte[] bytes, boolean marked) {
    List<String> strings = new ArrayList<>();
    Optional<Charset> order = marked ? Optional.empty() : Optional.of(StandardCharsets.UTF_16BE);
    boolean exact = true;
    int start = 0;
    while (start <= bytes.length) {
      int end = endOfString(bytes, start);
      byte[] string = Arrays.copyOfRange(bytes, start, end);
      Optional<Charset> mark = mark(string);
      string = mark.isPresent() ? Arrays.copyOfRange(string, 2, string.length) : string;
      order = mark.isPresent() ? mark : order;
      if (string.length > 0 && order.isEmpty()) {
        order = Optional.of(likelyOrder(string));
        exact &= isProven(string);
      }
      Optional<String> text = strict(string, order.orElse(StandardCharsets.UTF_16LE));
      exact &= text.isPresent();
      strings.add(text.orElse(new String(string, order.orElse(StandardCharsets.UTF_16LE))));
      start = end + 2;
    }
    return Id3Text.of(strings, exact ? Id3Text.Reading.EXACT : Id3Text.Reading.GUESS);
  }

  /** At an aligned NUL, or at the end; one zero byte too many there says nothing. */
  private static int endOfString(byte[] bytes, int start) {
    int at = start;
    while (at + 1 < bytes.length && (bytes[at] != 0 || bytes[at + 1] != 0)) {
      at += 2;
    }
    boolean isOverhang = at + 1 == bytes.length && bytes[at] == 0;
    return at + 1 < bytes.length || isOverhang ? at : bytes.length;
  }

  private static Optional<Charset> mark(byte[] string) {
    if (string.length >= 2 && string[0] == (byte) 0xff && string[1] == (byte) 0xfe) {
      return Optional.of(StandardCharsets.UTF_16LE);
    } else if (string.length >= 2 && string[0] == (byte) 0xfe && string[1] == (byte) 0xff) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static Charset likelyOrder(byte[] string) {
    String big = new String(string, StandardCharsets.UTF_16BE);
    return Id3Text.isLatinOrAlike(big) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private static boolean isProven(byte[] string) {
    return Id3Text.isLatinOrAlike(new String(string, StandardCharsets.UTF_16LE))
        && !Id3Text.isLatinOrAlike(new String(string, StandardCharsets.UTF_16BE));
  }

  private static Optional<String> strict(byte[] string, Charset order) {
    try {
      return Optional.of(order.newDecoder().decode(ByteBuffer.wrap(string)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
