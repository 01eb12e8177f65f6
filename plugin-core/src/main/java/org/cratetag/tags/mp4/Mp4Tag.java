package org.cratetag.tags.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;
import org.cratetag.tags.internal.GenreNumbers;

/**
 * Our fields as iTunes metadata: one tag box a field, with one data box a value, as Picard and
 * mutagen write and TagLib reads them.
 */
final class Mp4Tag {
  private static final int UTF_8 = 1;
  private static final int UTF_16 = 2;
  private static final int INTEGER = 21;
  private static final String FREEFORM = "----";
  private static final String MEAN = "com.apple.iTunes";

  private Mp4Tag() {}

  /** The field that a tag box holds, if it is one of ours. */
  static Optional<TagField> fieldOf(ByteBuffer bytes, Mp4Box box) throws TagException {
    return Optional.ofNullable(
        switch (box.type()) {
          case "©gen", "gnre" -> TagField.GENRE;
          case "©grp" -> TagField.GROUPING;
          case "tmpo" -> TagField.BPM;
          case FREEFORM -> freeform(bytes, box);
          default -> null;
        });
  }

  private static TagField freeform(ByteBuffer bytes, Mp4Box box) throws TagException {
    Optional<Mp4Box> name = box.child(bytes, "name");
    if (name.isEmpty() || name.get().end() - name.get().content() < 4) {
      return null;
    }
    int from = name.get().content() + 4;
    String text = Mp4Box.text(bytes, from, name.get().end() - from).toUpperCase(Locale.ROOT);
    return switch (text) {
      case "STYLE" -> TagField.STYLE;
      case "CRATETAG" -> TagField.CRATETAG;
      default -> null;
    };
  }

  /** The values of a tag box. */
  static List<String> values(ByteBuffer bytes, Mp4Box box) throws TagException {
    List<String> values = new ArrayList<>();
    for (Mp4Box data : box.children(bytes)) {
      if (data.type().equals("data") && data.end() - data.content() >= 8) {
        String value = value(bytes, box.type(), data);
        if (!value.isEmpty()) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static String value(ByteBuffer bytes, String tag, Mp4Box data) {
    byte[] content = new byte[data.end() - data.content() - 8];
    bytes.get(data.content() + 8, content);
    if (tag.equals("tmpo") || tag.equals("gnre")) {
      long number = 0;
      for (byte digit : content) {
        number = number << 8 | digit & 0xff;
      }
      return number == 0 ? "" : tag.equals("tmpo") ? Long.toString(number) : genre(number);
    }
    int type = bytes.getInt(data.content()) & 0xffffff;
    Charset charset = type == UTF_16 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    return new String(content, charset);
  }

  /** ID3v1 numbers, counted from 1. */
  private static String genre(long number) {
    return GenreNumbers.nameOf(number - 1).orElse("");
  }

  /** A tag box with these values. */
  static byte[] box(TagField field, List<String> values) throws TagException {
    return switch (field) {
      case GENRE -> Mp4Box.of("©gen", texts(values));
      case GROUPING -> Mp4Box.of("©grp", texts(values));
      case BPM -> Mp4Box.of("tmpo", tempo(values));
      case STYLE, CRATETAG ->
          Mp4Box.of(
              FREEFORM, named("mean", MEAN), named("name", field.name()), join(texts(values)));
    };
  }

  private static byte[] tempo(List<String> values) throws TagException {
    try {
      long bpm = Math.round(Double.parseDouble(values.get(0)));
      if (bpm < 0 || bpm > 0xffff) {
        throw new TagException("MP4 cannot hold a tempo of " + bpm);
      }
      return data(INTEGER, new byte[] {(byte) (bpm >> 8), (byte) bpm});
    } catch (NumberFormatException e) {
      throw new TagException("MP4 holds a tempo as a number only, not as " + values, e);
    }
  }

  private static byte[][] texts(List<String> values) {
    return values.stream()
        .map(value -> data(UTF_8, value.getBytes(StandardCharsets.UTF_8)))
        .toArray(byte[][]::new);
  }

  private static byte[] data(int type, byte[] content) {
    byte[] head = ByteBuffer.allocate(8).putInt(type).array();
    return Mp4Box.of("data", head, content);
  }

  private static byte[] named(String type, String text) {
    return Mp4Box.of(type, new byte[4], text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] join(byte[][] parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }
}
