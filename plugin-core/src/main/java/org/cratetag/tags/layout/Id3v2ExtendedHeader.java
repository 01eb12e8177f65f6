package org.cratetag.tags.layout;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileSource;

/**
 * The extended header of an ID3v2 tag (ID3v2.3.0 and ID3v2.4.0, section 3.2). Padding and checksum
 * follow the frames: both must be right, and are not compared. The flag without the header is an
 * error that readers live with.
 */
final class Id3v2ExtendedHeader {
  private static final int MOST_BYTES = 256;

  private Id3v2ExtendedHeader() {}

  /** Adds it, and moves behind it. */
  static void read(int version, ByteBuffer body, List<TagItem> items) throws TrackException {
    boolean newer = version == 4;
    if (body.remaining() >= 4 && FileSource.text(body.slice(0, 4)).matches("[A-Z0-9]{4}")) {
      return;
    }
    long length = -1;
    if (body.remaining() >= (newer ? 6 : 10)) {
      length = newer ? Id3v2Layout.synchsafe(body, 0) : 4 + (body.getInt(0) & 0xffffffffL);
    }
    if (length < (newer ? 6 : 10) || length > Math.min(MOST_BYTES, body.remaining())) {
      throw new TrackException(Stage.TAGS, "a damaged extended header in the ID3v2 tag");
    }
    ByteBuffer header = ByteBuffer.allocate((int) length).put(0, body, 0, (int) length);
    body.position((int) length);
    boolean hasChecksum = newer ? (header.get(5) & 0x20) != 0 : header.getShort(4) < 0;
    if (!newer) {
      header.putInt(6, 0);
    }
    if (hasChecksum) {
      int bytes = newer ? 5 : 4;
      if (length < 10 + bytes - (newer ? 4 : 0)) {
        throw new TrackException(Stage.TAGS, "a damaged extended header in the ID3v2 tag");
      }
      int at = (int) length - bytes;
      verifyChecksum(newer, header.slice(at, bytes), body);
      header.put(at, new byte[bytes]);
    }
    items.add(TagItem.of("ID3v2 extended header", header));
  }

  /** CRC-32 of the frames; in version 2.4 of the padding, too, and in five bytes of seven bits. */
  private static void verifyChecksum(boolean newer, ByteBuffer stored, ByteBuffer frames)
      throws TrackException {
    int end = frames.limit();
    if (!newer) {
      while (end > frames.position() && frames.get(end - 1) == 0) {
        end--;
      }
    }
    long wanted = newer ? 0 : stored.getInt(0) & 0xffffffffL;
    for (int i = 0; newer && i < 5; i++) {
      wanted = wanted << 7 | stored.get(i) & 0x7f;
    }
    CRC32 crc = new CRC32();
    crc.update(frames.slice(frames.position(), end - frames.position()));
    // The last frame may end in zeros, which then are not padding.
    for (; crc.getValue() != wanted && end < frames.limit(); end++) {
      crc.update(0);
    }
    if (crc.getValue() != wanted) {
      throw new TrackException(Stage.TAGS, "the checksum of the ID3v2 tag is wrong");
    }
  }
}
