package org.cratetag.tags.asf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.tail.GenreNumbers;

/**
 * An attribute of a file (Advanced Systems Format Specification, revision 01.20.05, sections 3.11,
 * 4.7 and 4.8).
 *
 * @param name for example WM/Genre
 * @param stream 0 for the whole file
 * @param type of the value: 0 for text, 3, 4 and 5 for numbers
 * @param value as stored
 * @param stored all of the attribute as stored
 */
record AsfAttribute(String name, int stream, int type, ByteBuffer value, ByteBuffer stored) {
  static final String GENRE_NUMBER = "WM/GenreID";

  private static final int TEXT = 0;

  /** A text for the extended content description. */
  static AsfAttribute of(TagField field, String text) {
    byte[] name = wide(nameOf(field));
    byte[] value = wide(text);
    ByteBuffer stored =
        ByteBuffer.allocate(6 + name.length + value.length).order(ByteOrder.LITTLE_ENDIAN);
    stored.putShort((short) name.length).put(name);
    stored.putShort((short) TEXT).putShort((short) value.length).put(value);
    return new AsfAttribute(nameOf(field), 0, TEXT, ByteBuffer.wrap(value), stored.flip());
  }

  private static byte[] wide(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
  }

  /** Named as Picard and the Windows SDK name them. */
  private static String nameOf(TagField field) {
    return switch (field) {
      case GENRE -> "WM/Genre";
      case BPM -> "WM/BeatsPerMinute";
      case GROUPING -> "WM/ContentGroupDescription";
      case KEY -> "WM/InitialKey";
      case ENERGY -> "EnergyLevel";
      case STYLE, CRATETAG -> field.name();
    };
  }

  /** Whether it is one of the field's values. */
  boolean isOf(TagField field) {
    return stream == 0 && name.equals(nameOf(field));
  }

  /** The field that it says something about under another name. */
  Optional<TagField> standIn() {
    return name.equalsIgnoreCase("WM/GenreID")
        ? Optional.of(TagField.GENRE)
        : StandIns.fieldOf(name);
  }

  /** The text, or a number as text. */
  String text() {
    if (type == TEXT) {
      return withoutEnd(StandardCharsets.UTF_16LE.decode(value.slice()).toString());
    }
    long number = 0;
    for (int i = value.limit() - 1; i >= 0 && value.limit() <= 8; i--) {
      number = number << 8 | value.get(i) & 0xff;
    }
    return type >= 3 && type <= 5 ? Long.toString(number) : "";
  }

  /** The genre that a number stands for, with or without brackets; else the text. */
  String genre() {
    String number = text().strip().replaceFirst("^\\((\\d{1,3})\\)$", "$1");
    return number.matches("\\d{1,3}")
        ? GenreNumbers.nameOf(Long.parseLong(number)).orElse(text())
        : text();
  }

  static String withoutEnd(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
