package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.TagBudget;

/** Cuts the body of a tag into frames. */
final class Id3FrameReader {
  private final int version;
  private final ByteBuffer body;
  private final int headerBytes;
  private int at;

  Id3FrameReader(int version, ByteBuffer body) {
    this.version = version;
    this.body = body;
    this.headerBytes = version == 2 ? 6 : 10;
  }

  /**
   * Reads all.
   *
   * @return what stands behind the last frame and is not padding, without zeros at its end: some
   *     programs fill tags up with their names
   */
  ByteBuffer readAll(List<Id3Frame> frames) throws TrackException {
    TagBudget budget = new TagBudget("frames in its ID3v2 tag");
    at = 0;
    while (body.limit() - at >= headerBytes && body.get(at) != 0) {
      String id = text(at, version == 2 ? 3 : 4);
      long length = id.matches("[A-Z0-9]{3}[A-Z0-9 \0]?") ? length(at) : -1;
      if (length < 0 || length > body.limit() - at - headerBytes) {
        if (isFiller(at)) {
          break;
        }
        throw new TrackException(
            Stage.TAGS,
            "a damaged frame in the ID3v2 tag; a tag editor that saves the tag anew mends it");
      }
      int flags = version == 2 ? 0 : body.getShort(at + 8) & 0xffff;
      int end = at + headerBytes + (int) length;
      budget.takePart();
      Id3Frame frame =
          new Id3Frame(id, version, flags, head(at, (int) length), body(at, (int) length));
      if (id.startsWith("T") || id.startsWith("COM")) {
        budget.takeText(length);
      }
      if (frame.isCompressed() || frame.field().isPresent() || frame.standIn().isPresent()) {
        budget.takeValue(length);
      }
      frames.add(frame);
      at = end;
    }
    return rest(at);
  }

  /**
   * What stands at the end of the padding and is no padding, after all is read: the first bytes of
   * the audio where the tag's length is a little too large. It must stay where it is.
   */
  ByteBuffer endOfPadding() {
    int from = at;
    while (from < body.limit() && body.get(from) == 0) {
      from++;
    }
    return from > at ? body.slice(from, body.limit() - from) : ByteBuffer.allocate(0);
  }

  /**
   * The header, with the length as the version has it: what a reader takes another way of writing
   * it for depends on what stands behind the frame.
   */
  private ByteBuffer head(int at, int length) {
    int right = version == 4 ? Id3Tag.toSynchsafe(length) : length;
    ByteBuffer head = body.slice(at, headerBytes);
    if (version == 2 || body.getInt(at + 4) == right) {
      return head;
    }
    return ByteBuffer.allocate(headerBytes).put(head).putInt(4, right).flip();
  }

  private ByteBuffer body(int at, int length) {
    return body.slice(at + headerBytes, length);
  }

  /** MP3ext writes its name again and again where padding should be. */
  private boolean isFiller(int at) {
    return body.limit() - at >= 6 && text(at, 6).equals("MP3ext");
  }

  private ByteBuffer rest(int from) {
    int end = body.limit();
    while (end > from && body.get(end - 1) == 0) {
      end--;
    }
    boolean isPadding = end > from && body.get(from) == 0;
    return isPadding ? ByteBuffer.allocate(0) : body.slice(from, end - from);
  }

  private long length(int at) {
    if (version == 2) {
      return (body.getShort(at + 3) & 0xffff) << 8 | body.get(at + 5) & 0xff;
    }
    long plain = body.getInt(at + 4) & 0xffffffffL;
    long synchsafe = Id3Tag.synchsafe(body, at + 4);
    if ((plain & 0x80808080L) != 0) {
      return plain;
    }
    // Old iTunes wrote plain sizes into ID3v2.4, others those of 2.4 into 2.3; believe them where
    // only they lead to a frame.
    long usual = version == 4 ? synchsafe : plain;
    long other = version == 4 ? plain : synchsafe;
    return !endsWell(at, usual, true) && endsWell(at, other, version == 4) ? other : usual;
  }

  private boolean endsWell(int at, long length, boolean orInPadding) {
    long end = at + headerBytes + length;
    return end == body.limit()
        || (end < body.limit()
            && ((orInPadding && body.get((int) end) == 0)
                || (end + 4 <= body.limit()
                    && text((int) end, 4).matches("[A-Z0-9]{3}[A-Z0-9 \0]"))));
  }

  private String text(int at, int length) {
    byte[] text = new byte[length];
    body.get(at, text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
