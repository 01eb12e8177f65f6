package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;

/**
 * The extended header of an ID3v2 tag (id3.org: ID3v2.3.0 section 3.2, ID3v2.4.0 section 3.2). It
 * is kept; the length of the padding and the checksum in it are made to fit the new frames.
 *
 * @param version of the tag, 3 or 4
 * @param stored all of it, without unsynchronisation; empty when there is none
 */
record ExtendedHeader(int version, ByteBuffer stored) {
  private static final int V23_PLAIN_BYTES = 10;
  private static final int V23_CRC_BYTES = 14;
  private static final int V23_CRC = 0x8000;
  private static final int V24_UPDATE = 0x40;
  private static final int V24_CRC = 0x20;
  private static final int V24_RESTRICTIONS = 0x10;
  private static final int V24_FLAGS_AT = 5;

  static ExtendedHeader none(int version) {
    return new ExtendedHeader(version, ByteBuffer.allocate(0));
  }

  /**
   * Takes it from the beginning of a tag's body. Some programs set the flag and write frames at
   * once; then there is none.
   */
  static ExtendedHeader read(int version, ByteBuffer body) throws TrackException {
    if (isFrame(body)) {
      return none(version);
    }
    long length = -1;
    if (body.limit() >= V23_PLAIN_BYTES) {
      length = version == 4 ? Id3Tag.synchsafe(body, 0) : 4 + (body.getInt(0) & 0xffffffffL);
    } else if (version == 4 && body.limit() >= 6) {
      length = Id3Tag.synchsafe(body, 0);
    }
    if (length < 6 || length > body.limit()) {
      throw new TrackException(Stage.TAGS, "a damaged extended header in the ID3v2 tag");
    }
    ExtendedHeader header = new ExtendedHeader(version, body.slice(0, (int) length));
    header.verifyShape();
    return header;
  }

  private static boolean isFrame(ByteBuffer body) {
    for (int i = 0; i < 4; i++) {
      int c = i < body.limit() ? body.get(i) : 0;
      if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private void verifyShape() throws TrackException {
    if (version == 4) {
      int flags = stored.get(V24_FLAGS_AT);
      if ((flags & V24_RESTRICTIONS) != 0) {
        throw new TrackException(Stage.TAGS, "the ID3v2 tag forbids to be enlarged (restrictions)");
      }
      int wanted = 6 + ((flags & V24_UPDATE) != 0 ? 1 : 0) + ((flags & V24_CRC) != 0 ? 6 : 0);
      if (stored.get(4) != 1 || stored.limit() != wanted || flags != (flags & 0x60)) {
        throw new TrackException(Stage.TAGS, "an unknown extended header in the ID3v2 tag");
      }
    } else if (stored.limit() != (hasCrc() ? V23_CRC_BYTES : V23_PLAIN_BYTES)) {
      throw new TrackException(Stage.TAGS, "an unknown extended header in the ID3v2 tag");
    }
  }

  private boolean hasCrc() {
    return version == 4
        ? (stored.get(V24_FLAGS_AT) & V24_CRC) != 0
        : (stored.getShort(4) & V23_CRC) != 0;
  }

  int length() {
    return stored.limit();
  }

  /** The header for these frames with padding behind them. */
  byte[] with(List<ByteBuffer> frames, List<ByteBuffer> padding) {
    byte[] bytes = new byte[stored.limit()];
    stored.get(0, bytes);
    if (bytes.length == 0) {
      return bytes;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (version == 3) {
      header.putInt(6, padding.stream().mapToInt(ByteBuffer::remaining).sum());
    }
    if (hasCrc()) {
      CRC32 crc = new CRC32();
      frames.forEach(frame -> crc.update(frame.duplicate()));
      if (version == 3) {
        header.putInt(V23_PLAIN_BYTES, (int) crc.getValue());
      } else {
        // Version 2.4 counts the padding in.
        padding.forEach(zeros -> crc.update(zeros.duplicate()));
        for (int i = 0; i < 5; i++) {
          bytes[bytes.length - 1 - i] = (byte) (crc.getValue() >> 7 * i & 0x7f);
        }
      }
    }
    return bytes;
  }
}
