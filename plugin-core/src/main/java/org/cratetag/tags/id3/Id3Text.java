package org.cratetag.tags.id3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a text frame, taken apart (ID3v2.4.0 frames, section 4.2, whose separator NUL is
 * met in all versions).
 *
 * @param strings in order, without empty ones at the end
 * @param reading how sure it is that a person means these
 */
record Id3Text(List<String> strings, Reading reading) {
  /** What stands between values in one text, where NUL may not. */
  static final String JOIN = "; ";

  /** Beyond it a byte order is no longer told by the letters. */
  private static final int LAST_LETTER_OF_EUROPE = 0x5ff;

  /** How sure a reading is. */
  enum Reading {
    /** Every reader that keeps to the standard reads the same. */
    EXACT,
    /**
     * Latin-1 by its declaration, with bytes above 7F that may be of any code page: each string has
     * one character a byte, so that the bytes can be written again.
     */
    BYTES,
    /** The best that can be made of it; it must not be written anew. */
    GUESS
  }

  /** Takes the content apart, beginning with the byte that says the encoding. */
  static Id3Text decode(ByteBuffer content) {
    if (!content.hasRemaining()) {
      return new Id3Text(List.of(), Reading.EXACT);
    }
    byte[] bytes = new byte[content.remaining() - 1];
    content.get(content.position() + 1, bytes);
    return switch (content.get(content.position())) {
      case 0 -> latin1(bytes);
      case 1 -> Utf16Text.decode(bytes, true);
      case 2 -> Utf16Text.decode(bytes, false);
      case 3 -> utf8(bytes);
      default -> guess(bytes);
    };
  }

  private static Id3Text latin1(byte[] bytes) {
    boolean ascii = true;
    for (byte b : bytes) {
      ascii &= b >= 0;
    }
    return of(
        new String(bytes, StandardCharsets.ISO_8859_1), ascii ? Reading.EXACT : Reading.BYTES);
  }

  private static Id3Text utf8(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return of(text, Reading.EXACT);
    } catch (CharacterCodingException other) {
      return guess(bytes);
    }
  }

  private static Id3Text guess(byte[] bytes) {
    return of(new String(bytes, StandardCharsets.ISO_8859_1), Reading.GUESS);
  }

  private static Id3Text of(String text, Reading reading) {
    List<String> strings = new ArrayList<>();
    for (String part : text.split("\0", -1)) {
      strings.add(part.startsWith("\uFEFF") ? part.substring(1) : part);
    }
    return of(strings, reading);
  }

  static Id3Text of(List<String> strings, Reading reading) {
    int end = strings.size();
    while (end > 0 && strings.get(end - 1).isEmpty()) {
      end--;
    }
    return new Id3Text(List.copyOf(strings.subList(0, end)), reading);
  }

  /** Whether these are letters that one byte order makes and the other does not. */
  static boolean isLatinOrAlike(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c >= ' ' && c <= LAST_LETTER_OF_EUROPE && c != 0x7f);
  }

  /** The first string: the description of a user text. */
  String description() {
    return strings.isEmpty() ? "" : strings.get(0);
  }

  static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }

  /** New content: ASCII where that is enough, else what the version has for all letters. */
  static byte[] encode(List<String> strings, int version) {
    boolean ascii = strings.stream().allMatch(Id3Text::isAscii);
    if (ascii || version == 4) {
      return encode(ascii ? 0 : 3, strings, StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(1);
    for (int i = 0; i < strings.size(); i++) {
      bytes.writeBytes(i > 0 ? new byte[2] : new byte[0]);
      bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe});
      bytes.writeBytes(strings.get(i).getBytes(StandardCharsets.UTF_16LE));
    }
    return bytes.toByteArray();
  }

  /** Content of strings that {@link Reading#BYTES} gave, with their bytes as they were. */
  static byte[] encodeBytes(List<String> strings) {
    return encode(0, strings, StandardCharsets.ISO_8859_1);
  }

  private static byte[] encode(int encoding, List<String> strings, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(encoding);
    for (int i = 0; i < strings.size(); i++) {
      bytes.writeBytes(i > 0 ? new byte[1] : new byte[0]);
      bytes.writeBytes(strings.get(i).getBytes(charset));
    }
    return bytes.toByteArray();
  }

  /** The content of a comment without a description, in no particular language. */
  static byte[] comment(byte[] plain) {
    boolean wide = plain[0] == 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(plain[0]);
    bytes.writeBytes(new byte[] {'X', 'X', 'X'});
    bytes.writeBytes(wide ? new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0} : new byte[1]);
    bytes.write(plain, 1, plain.length - 1);
    return bytes.toByteArray();
  }
}
