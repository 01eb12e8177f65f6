package org.cratetag.tags.ogg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;
import org.cratetag.api.TagValues;

/**
 * A packet of comments (Vorbis I, section 5; RFC 7845, section 5.2) as bytes, so that what is not
 * ours stays as it is, be it UTF-8 or not.
 *
 * @param head magic bytes and vendor with its length
 * @param comments each without its length
 * @param data what follows the comments and must stay: the framing bit of Vorbis, binary data
 * @param paddingBytes how many zeros follow that
 */
record CommentPacket(byte[] head, List<byte[]> comments, byte[] data, int paddingBytes) {

  /**
   * Takes a packet apart. RFC 7845 lets a writer drop binary data whose first bit is not set; here
   * only zeros count as padding, since comments beyond a wrong count look like such data.
   *
   * @param magic what it begins with
   * @param framed whether a byte with the framing bit follows the comments
   */
  static CommentPacket parse(byte[] packet, String magic, boolean framed) throws TagException {
    byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (packet.length < start.length
        || !Arrays.equals(packet, 0, start.length, start, 0, start.length)) {
      throw new TagException("no comments in the Ogg file");
    }
    ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(start.length);
    next(bytes);
    byte[] head = Arrays.copyOf(packet, bytes.position());
    long count = length(bytes);
    List<byte[]> comments = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      comments.add(next(bytes));
    }
    int from = bytes.position();
    int kept = framed ? from + 1 : from;
    if (kept > packet.length || (framed && (packet[from] & 1) == 0)) {
      throw new TagException("the Vorbis comments do not end as they must");
    }
    for (int i = kept; i < packet.length; i++) {
      kept = packet[i] == 0 ? kept : packet.length;
    }
    return new CommentPacket(
        head, comments, Arrays.copyOfRange(packet, from, kept), packet.length - kept);
  }

  private static byte[] next(ByteBuffer bytes) throws TagException {
    long length = length(bytes);
    if (length > bytes.remaining()) {
      throw new TagException("a Vorbis comment is longer than its header");
    }
    byte[] content = new byte[(int) length];
    bytes.get(content);
    return content;
  }

  private static long length(ByteBuffer bytes) throws TagException {
    if (bytes.remaining() < 4) {
      throw new TagException("the Vorbis comments are cut off");
    }
    return bytes.getInt() & 0xffffffffL;
  }

  /** The values of our fields. */
  TagValues values() {
    TagValues values = TagValues.EMPTY;
    for (byte[] comment : comments) {
      Optional<TagField> field = field(comment);
      if (field.isPresent()) {
        List<String> all = new ArrayList<>(values.get(field.get()));
        int from = field.get().name().length() + 1;
        all.add(new String(comment, from, comment.length - from, StandardCharsets.UTF_8));
        values = values.with(field.get(), all);
      }
    }
    return values;
  }

  /** The field whose name, in ASCII letters of any case, is before the equals sign. */
  private static Optional<TagField> field(byte[] comment) {
    for (TagField field : TagField.values()) {
      String name = field.name() + "=";
      if (comment.length >= name.length()
          && new String(comment, 0, name.length(), StandardCharsets.US_ASCII)
              .equalsIgnoreCase(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** With other values: where the first old one was, at the end where there was none. */
  CommentPacket with(TagValues change) {
    List<byte[]> edited = new ArrayList<>();
    Set<TagField> done = EnumSet.noneOf(TagField.class);
    for (byte[] comment : comments) {
      Optional<TagField> field = field(comment).filter(change.fields()::containsKey);
      if (field.isEmpty()) {
        edited.add(comment);
      } else if (done.add(field.get())) {
        edited.addAll(commentsOf(field.get(), change));
      }
    }
    for (TagField field : change.fields().keySet()) {
      if (done.add(field)) {
        edited.addAll(commentsOf(field, change));
      }
    }
    return new CommentPacket(head, edited, data, paddingBytes);
  }

  private static List<byte[]> commentsOf(TagField field, TagValues change) {
    return change.get(field).stream()
        .map(value -> (field.name() + "=" + value).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** Whether zeros may be put behind the packet: what is not zero there must stay the last. */
  boolean canBePadded(boolean framed) {
    return data.length == (framed ? 1 : 0);
  }

  /** How long the packet is without padding. */
  int contentBytes() {
    int length = head.length + 4 + data.length;
    for (byte[] comment : comments) {
      length += 4 + comment.length;
    }
    return length;
  }

  /** The packet, with zeros up to a length. */
  byte[] encode(int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(head).putInt(comments.size());
    for (byte[] comment : comments) {
      bytes.putInt(comment.length).put(comment);
    }
    return bytes.put(data).array();
  }
}
