package org.cratetag.tags.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.tail.GenreNumbers;

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

  /** As iTunes Store files, Mixed In Key, Traktor, Mp3tag and Picard have it. */
  private static final String KEY_NAME = "initialkey";

  /** As Mp3tag spells it. */
  private static final String ENERGY_NAME = "ENERGYLEVEL";

  private static final int LONGEST_NAME = 256;

  private Mp4Tag() {}

  /** The field that a tag box holds, if it is one of ours. */
  static Optional<TagField> fieldOf(ByteBuffer bytes, Mp4Box box) throws TrackException {
    return Optional.ofNullable(
        switch (box.type()) {
          case "©gen", "gnre" -> TagField.GENRE;
          case "©grp" -> TagField.GROUPING;
          case "tmpo" -> TagField.BPM;
          case FREEFORM -> freeform(bytes, box);
          default -> null;
        });
  }

  private static TagField freeform(ByteBuffer bytes, Mp4Box box) throws TrackException {
    if (!text(bytes, box, "mean").equals(MEAN)) {
      return null;
    }
    return switch (text(bytes, box, "name")) {
      case "STYLE" -> TagField.STYLE;
      case "CRATETAG" -> TagField.CRATETAG;
      case KEY_NAME -> TagField.KEY;
      case ENERGY_NAME -> TagField.ENERGY;
      default -> null;
    };
  }

  /**
   * The field that a box says something about under another name, so that a value there counts
   * where the field itself is empty. Such a box is never changed.
   */
  static Optional<TagField> standIn(ByteBuffer bytes, Mp4Box box) throws TrackException {
    if (!box.type().equals(FREEFORM) || fieldOf(bytes, box).isPresent()) {
      return Optional.empty();
    }
    String name = text(bytes, box, "name");
    if (name.equalsIgnoreCase("STYLE")) {
      boolean isInTheUsualPlace = text(bytes, box, "mean").equals(MEAN);
      return isInTheUsualPlace ? Optional.of(TagField.STYLE) : Optional.empty();
    }
    return StandIns.fieldOf(name);
  }

  /** The text of a box within a freeform tag; empty when there is none, or no name of ours. */
  private static String text(ByteBuffer bytes, Mp4Box box, String type) throws TrackException {
    Optional<Mp4Box> inner = box.child(bytes, type);
    int length = inner.map(found -> found.end() - found.content() - 4).orElse(0);
    boolean canBeOurs = length > 0 && length <= LONGEST_NAME;
    return canBeOurs ? Mp4Box.text(bytes, inner.get().content() + 4, length) : "";
  }

  /** The values of a tag box. */
  static List<String> values(ByteBuffer bytes, Mp4Box box) throws TrackException {
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

  static String value(ByteBuffer bytes, String tag, Mp4Box data) {
    byte[] content = new byte[data.end() - data.content() - 8];
    bytes.get(data.content() + 8, content);
    int type = bytes.getInt(data.content()) & 0xffffff;
    boolean number = tag.equals("gnre") || (tag.equals("tmpo") && type != UTF_8 && type != UTF_16);
    if (number) {
      long value = 0;
      for (byte digit : content) {
        value = value << 8 | digit & 0xff;
      }
      return value == 0 ? "" : tag.equals("tmpo") ? Long.toString(value) : genre(value);
    }
    Charset charset = type == UTF_16 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    return new String(content, charset);
  }

  /** ID3v1 numbers, counted from 1. */
  private static String genre(long number) {
    return GenreNumbers.nameOf(number - 1).orElse("");
  }

  /**
   * A tag box of a field.
   *
   * @param data its data boxes
   */
  static byte[] box(TagField field, byte[] data) {
    return switch (field) {
      case GENRE -> Mp4Box.of("©gen", data);
      case GROUPING -> Mp4Box.of("©grp", data);
      case BPM -> Mp4Box.of("tmpo", data);
      case STYLE, CRATETAG, KEY, ENERGY ->
          Mp4Box.of(FREEFORM, named("mean", MEAN), named("name", nameOf(field)), data);
    };
  }

  private static String nameOf(TagField field) {
    return switch (field) {
      case KEY -> KEY_NAME;
      case ENERGY -> ENERGY_NAME;
      default -> field.name();
    };
  }

  /** The data box of a value. */
  static byte[] data(TagField field, String value) throws TrackException {
    return field == TagField.BPM
        ? tempo(value)
        : data(UTF_8, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] tempo(String value) throws TrackException {
    try {
      long bpm = Math.round(Double.parseDouble(value));
      if (bpm < 0 || bpm > 0xffff) {
        throw new TrackException(Stage.TAGS, "MP4 cannot hold a tempo of " + bpm);
      }
      return data(INTEGER, new byte[] {(byte) (bpm >> 8), (byte) bpm});
    } catch (NumberFormatException e) {
      throw new TrackException(
          Stage.TAGS, "MP4 holds a tempo as a number only, not as " + value, e);
    }
  }

  private static byte[] data(int type, byte[] content) {
    byte[] head = ByteBuffer.allocate(8).putInt(type).array();
    return Mp4Box.of("data", head, content);
  }

  private static byte[] named(String type, String text) {
    return Mp4Box.of(type, new byte[4], text.getBytes(StandardCharsets.UTF_8));
  }
}
