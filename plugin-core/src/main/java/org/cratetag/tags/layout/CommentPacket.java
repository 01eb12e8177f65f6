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
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.StandIns;
import org.cratetag.tags.file.TagBudget;
import org.cratetag.tags.file.Zeros;

/**
 * A packet of comments (Vorbis I, section 5; RFC 7845, section 5.2; RFC 9639, section 8.6) as
 * bytes, so that what is not ours stays as it is, be it UTF-8 or not.
 *
 * @param head magic bytes and vendor with its length
 * @param comments each without its length
 * @param data what follows the comments and must stay: the framing bit of Vorbis, binary data
 * @param paddingBytes how many zeros follow that
 */
public record CommentPacket(byte[] head, List<ByteBuffer> comments, byte[] data, int paddingBytes) {
  /** The longest that an Ogg file may have, which is in memory twice while it is put together. */
  public static final int MOST_BYTES = 30 << 20;

  private static final int LONGEST_NAME = 64;

  /**
   * Takes a packet apart. RFC 7845 lets a writer drop binary data whose first bit is not set; here
   * only zeros count as padding, since comments beyond a wrong count look like such data.
   *
   * @param magic what it begins with
   * @param framed whether a byte with the framing bit follows the comments
   */
  public static CommentPacket parse(ByteBuffer packet, String magic, boolean framed)
      throws TrackException {
    ByteBuffer bytes = packet.slice().order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.limit();
    byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
    if (end < start.length || !bytes.slice(0, start.length).equals(ByteBuffer.wrap(start))) {
      throw new TrackException(Stage.TAGS, "no comments in the Ogg file");
    }
    bytes.position(start.length);
    next(bytes);
    byte[] head = copy(bytes, 0, bytes.position());
    long count = length(bytes);
    List<ByteBuffer> comments = new ArrayList<>();
    TagBudget budget = new TagBudget("comments");
    for (long i = 0; i < count; i++) {
      ByteBuffer comment = next(bytes);
      budget.takePart();
      if (field(comment).or(() -> StandIns.fieldOf(name(comment))).isPresent()) {
        budget.takeValue(comment.limit());
      }
      comments.add(comment);
    }
    int from = bytes.position();
    int kept = framed ? from + 1 : from;
    if (kept > end || (framed && (bytes.get(from) & 1) == 0)) {
      throw new TrackException(Stage.TAGS, "the Vorbis comments do not end as they must");
    }
    for (int i = kept; i < end; i++) {
      kept = bytes.get(i) == 0 ? kept : end;
    }
    return new CommentPacket(head, comments, copy(bytes, from, kept), end - kept);
  }

  private static byte[] copy(ByteBuffer bytes, int from, int to) {
    byte[] copy = new byte[to - from];
    bytes.get(from, copy);
    return copy;
  }

  private static ByteBuffer next(ByteBuffer bytes) throws TrackException {
    long length = length(bytes);
    if (length > bytes.remaining()) {
      throw new TrackException(Stage.TAGS, "a Vorbis comment is longer than its header");
    }
    ByteBuffer content = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
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
    for (ByteBuffer comment : comments) {
      Optional<TagField> field = field(comment);
      if (field.isPresent()) {
        values = values.with(field.get(), with(values.get(field.get()), value(comment)));
      } else {
        Optional<TagField> other = StandIns.fieldOf(name(comment));
        if (other.isPresent()) {
          others = others.with(other.get(), with(others.get(other.get()), value(comment)));
        }
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
  private static Optional<TagField> field(ByteBuffer comment) {
    String name = name(comment);
    return Arrays.stream(TagField.values()).filter(field -> nameOf(field).equals(name)).findFirst();
  }

  /**
   * INITIALKEY is what rekordbox, Serato and Traktor write and what Mp3tag and TagLib call it; KEY,
   * as Picard and VirtualDJ have it, is read where that is missing.
   */
  private static String nameOf(TagField field) {
    return switch (field) {
      case KEY -> "INITIALKEY";
      case ENERGY -> "ENERGYLEVEL";
      default -> field.name();
    };
  }

  /** What is before the equals sign, in upper case; empty when there is none. */
  private static String name(ByteBuffer comment) {
    for (int i = 0; i < Math.min(comment.limit(), LONGEST_NAME); i++) {
      if (comment.get(i) == '=') {
        String name = new String(copy(comment, 0, i), StandardCharsets.US_ASCII);
        return name.toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static String value(ByteBuffer comment) {
    int from = name(comment).length() + 1;
    return new String(copy(comment, from, comment.limit()), StandardCharsets.UTF_8);
  }

  /**
   * The packet with other values. A comment whose value is among them stays as it is; new ones come
   * behind the last that stays, else where the field's first was, else at the end.
   */
  public CommentPacket with(TagValues change) {
    List<ByteBuffer> edited = new ArrayList<>(comments);
    for (TagField field : change.fields().keySet()) {
      List<String> wanted = new ArrayList<>(change.get(field).stream().map(String::strip).toList());
      List<ByteBuffer> without = new ArrayList<>();
      int place = -1;
      for (ByteBuffer comment : edited) {
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
          more.stream().map(value -> comment(nameOf(field), value)).toList());
      edited = without;
    }
    return new CommentPacket(head, edited, data, paddingBytes);
  }

  /** The packet with further comments in front. */
  public CommentPacket withFirst(List<Map.Entry<String, String>> more) {
    List<ByteBuffer> all = new ArrayList<>();
    more.forEach(each -> all.add(comment(each.getKey(), each.getValue())));
    all.addAll(comments);
    return new CommentPacket(head, all, data, paddingBytes);
  }

  private static ByteBuffer comment(String name, String value) {
    return ByteBuffer.wrap((name + "=" + value).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether zeros may be put behind the packet: what is not zero there must stay the last. */
  public boolean canBePadded(boolean framed) {
    return data.length == (framed ? 1 : 0);
  }

  /** How long the packet is without padding. */
  public int contentBytes() {
    int length = head.length + 4 + data.length;
    for (ByteBuffer comment : comments) {
      length += 4 + comment.limit();
    }
    return length;
  }

  /** The packet, with zeros up to a length. */
  public byte[] encode(int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    pieces(length).forEach(piece -> bytes.put(piece.duplicate()));
    return bytes.array();
  }

  /** The same in pieces, of which most are those that it was parsed from. */
  public List<ByteBuffer> pieces(int length) {
    List<ByteBuffer> pieces = new ArrayList<>();
    pieces.add(ByteBuffer.wrap(head));
    pieces.add(number(comments.size()));
    for (ByteBuffer comment : comments) {
      pieces.add(number(comment.limit()));
      pieces.add(comment.slice(0, comment.limit()));
    }
    pieces.add(ByteBuffer.wrap(data));
    pieces.addAll(Zeros.of(length - contentBytes()));
    return pieces;
  }

  private static ByteBuffer number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).flip();
  }
}
