package org.cratetag.tags.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;

/** The comment header (Xiph.org: Ogg Vorbis I, section 5). */
final class VorbisComments {
  private VorbisComments() {}

  /** Adds vendor and comments. Names are compared without case, as the specification says. */
  static void read(ByteBuffer header, List<TagItem> items) throws TagException {
    ByteBuffer bytes = header.slice().order(ByteOrder.LITTLE_ENDIAN);
    items.add(TagItem.of("Vorbis vendor", next(bytes)));
    long count = length(bytes);
    for (long i = 0; i < count; i++) {
      ByteBuffer comment = next(bytes);
      String text = StandardCharsets.UTF_8.decode(comment.duplicate()).toString();
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new TagException("a Vorbis comment without a name");
      }
      String name = text.substring(0, equals).toUpperCase(Locale.ROOT);
      int from = text.substring(0, equals + 1).getBytes(StandardCharsets.UTF_8).length;
      from = Math.min(from, comment.limit());
      items.add(
          TagItem.of("Vorbis " + name, field(name), comment.slice(from, comment.limit() - from)));
    }
  }

  private static ByteBuffer next(ByteBuffer bytes) throws TagException {
    long length = length(bytes);
    if (length > bytes.remaining()) {
      throw new TagException("a Vorbis comment is longer than its header");
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private static long length(ByteBuffer bytes) throws TagException {
    if (bytes.remaining() < 4) {
      throw new TagException("the Vorbis comments are cut off");
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
      default -> null;
    };
  }
}
