package org.cratetag.tags.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.TagBudget;

/** The comment header (Xiph.org: Ogg Vorbis I, section 5; RFC 7845, section 5.2). */
final class VorbisComments {
  private static final int LONGEST_NAME = 256;

  private VorbisComments() {}

  /**
   * Adds vendor and comments, whatever bytes they hold.
   *
   * @return what follows them
   */
  static ByteBuffer read(ByteBuffer header, List<TagItem> items) throws TrackException {
    ByteBuffer bytes = header.slice().order(ByteOrder.LITTLE_ENDIAN);
    items.add(TagItem.of("Vorbis vendor", next(bytes)));
    long count = length(bytes);
    TagBudget budget = new TagBudget("comments");
    for (long i = 0; i < count; i++) {
      budget.takePart();
      ByteBuffer comment = next(bytes);
      String name = name(comment);
      items.add(TagItem.of("Vorbis " + name, field(name), comment));
    }
    return bytes.slice();
  }

  /** What is before the equals sign, in upper case, or the beginning of it. */
  private static String name(ByteBuffer comment) {
    int length = 0;
    while (length < Math.min(comment.limit(), LONGEST_NAME) && comment.get(length) != '=') {
      length++;
    }
    char[] name = FileSource.text(comment.slice(0, length)).toCharArray();
    for (int i = 0; i < name.length; i++) {
      name[i] = Character.toUpperCase(name[i]);
    }
    return new String(name);
  }

  private static ByteBuffer next(ByteBuffer bytes) throws TrackException {
    long length = length(bytes);
    if (length > bytes.remaining()) {
      throw new TrackException(Stage.TAGS, "a Vorbis comment is longer than its header");
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private static long length(ByteBuffer bytes) throws TrackException {
    if (bytes.remaining() < 4) {
      throw new TrackException(Stage.TAGS, "the Vorbis comments are cut off");
    }
    return bytes.getInt() & 0xffffffffL;
  }

  private static TagField field(String name) {
    return switch (name) {
      case "GENRE" -> TagField.GENRE;
      case "STYLE" -> TagField.STYLE;
      case "GROUPING" -> TagField.GROUPING;
      case "BPM" -> TagField.BPM;
      case "CRATETAG" -> TagField.CRATETAG;
      case "INITIALKEY" -> TagField.KEY;
      case "ENERGYLEVEL" -> TagField.ENERGY;
      default -> null;
    };
  }
}
