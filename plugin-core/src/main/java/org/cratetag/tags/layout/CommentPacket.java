package org.cratetag.tags.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.TagBudget;
import org.cratetag.tags.posix.StandIns;

/**
 * A packet of comments (Vorbis I, section 5; RFC 7845, section 5.2; RFC 9639, section 8.6) as
 * bytes, so that what is not ours stays as it is, be it UTF-8 or not.
 *
 * @param head magic bytes and vendor with its length
 * @param comments each without its length
 * @param data what follows the comments and must stay: the framing bit of Vorbis, binary data
 * @param paddingBytes how many zeros follow that
 */
public record CommentPacket(byte[] head, List<byte[]> comments, byte[] data, int paddingBytes) {
  /** What other programs call a tempo. */
  private static final Set<String> OTHER_TEMPI = Set.of("TEMPO", "FBPM", "TBPM");

  private static final int LONGEST_NAME = 64;

  /**
   * Takes a packet apart. RFC 7845 lets a writer drop binary data whose first bit is not set; here
   * only zeros count as padding, since comments beyond a wrong count look like such data.
   *
   * @param magic what it begins with
   * @param framed whether a byte with the framing bit follows the comments
   */
  public static CommentPacket parse(byte[] packet, String magic, boolean framed)
      throws TrackException {
    byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (packet.length < start.length
        || !Arrays.equals(packet, 0, start.length, start, 0, start.length)) {
      throw new TrackException(Stage.TAGS, "no comments in the Ogg file");
    }
    ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(start.length);
    next(bytes);
    byte[] head = Arrays.copyOf(packet, bytes.position());
    long count = length(bytes);
    List<byte[]> comments = new ArrayList<>();
    TagBudget budget = new TagBudget("comments");
    for (long i = 0; i < count; i++) {
      byte[] comment = next(bytes);
      budget.takePart();
      if (field(comment).isPresent() || OTHER_TEMPI.contains(name(comment))) {
        budget.takeValue(comment.length);
      }
      comments.add(comment);
    }
    int from = bytes.position();
    int kept = framed ? from + 1 : from;
    if (kept > packet.length || (framed && (packet[from] & 1) == 0)) {
      throw new TrackException(Stage.TAGS, "the Vorbis comments do not end as they must");
    }
    for (int i = kept; i < packet.length; i++) {
      kept = packet[i] == 0 ? kept : packet.length;
    }
    return new CommentPacket(
        head, comments, Arrays.copyOfRange(packet, from, kept), packet.length - kept);
  }

  private static byte[] next(ByteBuffer bytes) throws TrackException {
    long length = length(bytes);
    if (length > bytes.remaining()) {
      throw new TrackException(Stage.TAGS, "a Vorbis comment is longer than its header");
    }
    byte[] content = new byte[(int) length];
    bytes.get(content);
    return content;
  }

  private static long length(ByteBuffer bytes) throws TrackException {
    if (bytes.remaining() < 4) {
      throw new TrackException(Stage.TAGS, "the Vorbis comments are cut off");
    }
    return bytes.getInt() & 0xffffffffL;
  }

  /** A packet without any comment. */
  public static CommentPacket empty(String vendor) {
    byte[] name = vendor.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = ByteBuffer.allocate(4 + name.length).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(name.length).put(name);
    return new CommentPacket(head.array(), List.of(), new byte[0], 0);
  }

  /** The values of our fields; under other names only where there are none under ours. */
  public TagValues values() {
    TagValues values = TagValues.EMPTY;
    TagValues others = TagValues.EMPTY;
    for (byte[] comment : comments) {
      Optional<TagField> field = field(comment);
      if (field.isPresent()) {
        values = values.with(field.get(), with(values.get(field.get()), value(comment)));
      } else if (OTHER_TEMPI.contains(name(comment))) {
        others = others.with(TagField.BPM, with(others.get(TagField.BPM), value(comment)));
      }
    }
    return StandIns.fill(values, others);
  }

  /** Artist and title, where there are any. */
  public TrackNames names() {
    return new TrackNames(first("ARTIST"), first("TITLE"));
  }

  private Optional<String> first(String name) {
    return comments.stream()
        .filter(comment -> name(comment).equals(name))
        .map(CommentPacket::value)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static List<String> with(List<String> values, String value) {
    List<String> all = new ArrayList<>(values);
    all.add(value);
    return all;
  }

  /** The field whose name, in ASCII letters of any case, is before the equals sign. */
  private static Optional<TagField> field(byte[] comment) {
    String name = name(comment);
    return Arrays.stream(TagField.values()).filter(field -> field.name().equals(name)).findFirst();
  }

  /** What is before the equals sign, in upper case; empty when there is none. */
  private static String name(byte[] comment) {
    for (int i = 0; i < Math.min(comment.length, LONGEST_NAME); i++) {
      if (comment[i] == '=') {
        return new String(comment, 0, i, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static String value(byte[] comment) {
    int from = name(comment).length() + 1;
    return new String(comment, from, comment.length - from, StandardCharsets.UTF_8);
  }

  /**
   * The packet with other values. A comment whose value is among them stays as it is; new ones come
   * behind the last that stays, else where the field's first was, else at the end.
   */
  public CommentPacket with(TagValues change) {
    List<byte[]> edited = new ArrayList<>(comments);
    for (TagField field : change.fields().keySet()) {
      List<String> wanted = new ArrayList<>(change.get(field).stream().map(String::strip).toList());
      List<byte[]> without = new ArrayList<>();
      int place = -1;
      for (byte[] comment : edited) {
        boolean old = field(comment).filter(field::equals).isPresent();
        boolean stays = !old || wanted.remove(value(comment).strip());
        if (stays) {
          without.add(comment);
        }
        place = old && (stays || place < 0) ? without.size() : place;
      }
      List<String> more =
          change.get(field).stream().filter(value -> wanted.remove(value.strip())).toList();
      without.addAll(
          place < 0 ? without.size() : place,
          more.stream().map(value -> comment(field.name(), value)).toList());
      edited = without;
    }
    return new CommentPacket(head, edited, data, paddingBytes);
  }

  /** The packet with further comments in front. */
  public CommentPacket withFirst(List<Map.Entry<String, String>> more) {
    List<byte[]> all = new ArrayList<>();
    more.forEach(each -> all.add(comment(each.getKey(), each.getValue())));
    all.addAll(comments);
    return new CommentPacket(head, all, data, paddingBytes);
  }

  private static byte[] comment(String name, String value) {
    return (name + "=" + value).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether zeros may be put behind the packet: what is not zero there must stay the last. */
  public boolean canBePadded(boolean framed) {
    return data.length == (framed ? 1 : 0);
  }

  /** How long the packet is without padding. */
  public int contentBytes() {
    int length = head.length + 4 + data.length;
    for (byte[] comment : comments) {
      length += 4 + comment.length;
    }
    return length;
  }

  /** The packet, with zeros up to a length. */
  public byte[] encode(int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(head).putInt(comments.size());
    for (byte[] comment : comments) {
      bytes.putInt(comment.length).put(comment);
    }
    return bytes.put(data).array();
  }
}
