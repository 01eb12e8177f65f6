package org.cratetag.tags.ogg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.layout.OggChecksum;

/**
 * The head of a page (RFC 3533, section 6) that is in a file.
 *
 * @param offset where the page begins
 * @param head its first 27 bytes, little-endian
 * @param lacing the lengths of its segments
 */
record OggPage(long offset, ByteBuffer head, byte[] lacing) {
  static final int HEAD_BYTES = 27;

  /** Flag of a page that begins within a packet. */
  static final int CONTINUED = 1;

  /** Flag of the first page of a stream. */
  static final int FIRST = 2;

  static OggPage read(FileEdit file, long offset) throws IOException, TrackException {
    ByteBuffer head = file.read(offset, HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (!file.has(offset, "OggS") || head.get(4) != 0) {
      throw new TrackException(Stage.TAGS, "damaged Ogg page at byte " + offset);
    }
    byte[] lacing = file.read(offset + HEAD_BYTES, head.get(26) & 0xff).array();
    OggPage page = new OggPage(offset, head, lacing);
    if (page.end() > file.size()) {
      throw new TrackException(Stage.TAGS, "the last Ogg page is cut off");
    }
    return page;
  }

  int flags() {
    return head.get(5);
  }

  long granule() {
    return head.getLong(6);
  }

  int serial() {
    return head.getInt(14);
  }

  int number() {
    return head.getInt(OggChecksum.NUMBER_OFFSET);
  }

  int checksum() {
    return head.getInt(22);
  }

  long body() {
    return offset + HEAD_BYTES + lacing.length;
  }

  long end() {
    long end = body();
    for (byte length : lacing) {
      end += length & 0xff;
    }
    return end;
  }

  /** Whether the page holds what its checksum says. */
  void verify(FileEdit file) throws IOException, TrackException {
    byte[] bytes = file.read(offset, end() - offset).array();
    ByteBuffer.wrap(bytes).putInt(22, 0);
    if (OggChecksum.of(0, bytes, 0, bytes.length) != checksum()) {
      throw new TrackException(Stage.TAGS, "damaged Ogg page at byte " + offset);
    }
  }

  /** Gives the page another number, and the checksum that goes with it. */
  void renumber(FileEdit file, int by) throws IOException {
    long length = end() - offset;
    int change =
        OggChecksum.ofNumber(number(), length) ^ OggChecksum.ofNumber(number() + by, length);
    ByteBuffer numbers = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    numbers.putInt(number() + by).putInt(checksum() ^ change);
    file.write(offset + OggChecksum.NUMBER_OFFSET, numbers.array());
  }
}
