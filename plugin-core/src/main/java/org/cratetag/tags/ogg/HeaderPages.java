package org.cratetag.tags.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.cratetag.tags.layout.OggChecksum;

/** Lays header packets out on pages (RFC 3533, sections 5 and 6). */
final class HeaderPages {
  /** The most segments that a page holds. */
  private static final int SEGMENTS = 255;

  private static final int SEGMENT_BYTES = 255;

  private HeaderPages() {}

  /** How many segments a packet takes; the last is shorter than the others, be it empty. */
  static int segments(int packetBytes) {
    return packetBytes / SEGMENT_BYTES + 1;
  }

  /** The fewest pages that so many segments take, at least as many as there were if possible. */
  static int count(int segments, int countBefore) {
    int fewest = (segments + SEGMENTS - 1) / SEGMENTS;
    return Math.max(fewest, Math.min(segments, countBefore));
  }

  /** The longest packet that, with so many segments of others, fits on so many pages. */
  static int longestPacketBytes(int pages, int otherSegments) {
    return (pages * SEGMENTS - otherSegments) * SEGMENT_BYTES - 1;
  }

  /**
   * New pages in the place of old ones, each in pieces: the same ones where the packets are as long
   * as before, otherwise full ones, and no fewer than before so that the audio keeps its page
   * numbers.
   *
   * @param packets all of them, one after the other, in pieces
   * @param lengths of each packet
   */
  static List<List<ByteBuffer>> build(
      OggHeaders old, List<ByteBuffer> packets, List<Integer> lengths) {
    byte[] lacing = lacing(lengths);
    boolean sameShape = lengths.equals(old.packets().stream().map(each -> each.length).toList());
    int count = sameShape ? old.pages().size() : count(lacing.length, old.pages().size());
    Body body = new Body(packets);
    List<List<ByteBuffer>> pages = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      int left = lacing.length - from;
      int segments =
          sameShape
              ? old.pages().get(i).lacing().length
              : Math.min(SEGMENTS, left - (count - 1 - i));
      boolean continued = from > 0 && lacing[from - 1] == (byte) 255;
      pages.add(page(old, i, continued, Arrays.copyOfRange(lacing, from, from + segments), body));
      from += segments;
    }
    return pages;
  }

  private static List<ByteBuffer> page(
      OggHeaders old, int index, boolean continued, byte[] lacing, Body body) {
    int bodyBytes = 0;
    boolean ends = false;
    for (byte length : lacing) {
      bodyBytes += length & 0xff;
      ends |= length != (byte) 255;
    }
    ByteBuffer head =
        ByteBuffer.allocate(OggPage.HEAD_BYTES + lacing.length).order(ByteOrder.LITTLE_ENDIAN);
    head.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    head.put((byte) (continued ? OggPage.CONTINUED : 0));
    // No packet ends on the page: it has no time. Otherwise the time of the headers, which is 0.
    head.putLong(ends ? old.last().granule() : -1);
    head.putInt(old.last().serial());
    head.putInt(old.pages().get(0).number() + index).putInt(0);
    head.put((byte) lacing.length).put(lacing).flip();
    List<ByteBuffer> page = new ArrayList<>();
    page.add(head);
    page.addAll(body.take(bodyBytes));
    int checksum = 0;
    for (ByteBuffer piece : page) {
      int from = piece.arrayOffset() + piece.position();
      checksum = OggChecksum.of(checksum, piece.array(), from, from + piece.remaining());
    }
    head.putInt(22, checksum);
    return page;
  }

  /** The packets one after the other. */
  private static final class Body {
    private final Iterator<ByteBuffer> pieces;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    Body(List<ByteBuffer> pieces) {
      this.pieces = pieces.iterator();
    }

    /** The next bytes. */
    List<ByteBuffer> take(int length) {
      List<ByteBuffer> taken = new ArrayList<>();
      int left = length;
      while (left > 0) {
        if (!piece.hasRemaining()) {
          piece = pieces.next().duplicate();
        }
        int bytes = Math.min(piece.remaining(), left);
        taken.add(piece.slice(piece.position(), bytes));
        piece.position(piece.position() + bytes);
        left -= bytes;
      }
      return taken;
    }
  }

  private static byte[] lacing(List<Integer> lengths) {
    ByteArrayOutputStream lacing = new ByteArrayOutputStream();
    for (int length : lengths) {
      for (int i = 1; i < segments(length); i++) {
        lacing.write(SEGMENT_BYTES);
      }
      lacing.write(length % SEGMENT_BYTES);
    }
    return lacing.toByteArray();
  }
}
