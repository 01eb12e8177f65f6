package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cratetag.api.TagException;

/** Cuts the body of a tag into frames. */
final class Id3FrameReader {
  private final int version;
  private final ByteBuffer body;
  private final int headerBytes;

  Id3FrameReader(int version, ByteBuffer body) {
    this.version = version;
    this.body = body;
    this.headerBytes = version == 2 ? 6 : 10;
  }

  void readAll(List<Id3Frame> frames) throws TagException {
    int at = 0;
    while (body.limit() - at >= headerBytes && body.get(at) != 0) {
      String id = text(at, version == 2 ? 3 : 4);
      long length = length(at);
      if (!id.matches("[A-Z0-9]{3}[A-Z0-9 ]?") || length > body.limit() - at - headerBytes) {
        throw new TagException("a damaged frame in the ID3v2 tag");
      }
      int flags = version == 2 ? 0 : body.getShort(at + 8) & 0xffff;
      // In version 2.3 the same bits mean compression and the like; none of them is bit 0 or 1.
      int end = at + headerBytes + (int) length;
      frames.add(new Id3Frame(id, flags, body.slice(at, end - at), headerBytes));
      at = end;
    }
    for (; at < body.limit(); at++) {
      if (body.get(at) != 0) {
        throw new TagException("bytes after the last ID3v2 frame that are not padding");
      }
    }
  }

  private long length(int at) {
    if (version == 2) {
      return (body.getShort(at + 3) & 0xffff) << 8 | body.get(at + 5) & 0xff;
    }
    long plain = body.getInt(at + 4) & 0xffffffffL;
    if (version == 3) {
      return plain;
    }
    // Old iTunes wrote plain sizes into ID3v2.4; believe them where only they lead to a frame.
    long synchsafe = Id3Tag.synchsafe(body, at + 4);
    boolean mustBePlain = (plain & 0x80808080L) != 0;
    return mustBePlain || (!endsWell(at, synchsafe) && endsWell(at, plain)) ? plain : synchsafe;
  }

  private boolean endsWell(int at, long length) {
    long end = at + headerBytes + length;
    return end == body.limit()
        || (end < body.limit()
            && (body.get((int) end) == 0
                || (end + 4 <= body.limit() && text((int) end, 4).matches("[A-Z0-9]{4}"))));
  }

  private String text(int at, int length) {
    byte[] text = new byte[length];
    body.get(at, text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
