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
   * New pages in the place of old ones: the same ones where the packets are as long as before,
   * otherwise full ones, and no fewer than before so that the audio keeps its page numbers.
   */
  static List<ByteBuffer> build(OggHeaders old, List<byte[]> packets) {
    byte[] lacing = lacing(packets);
    boolean sameShape = sameLengths(old.packets(), packets);
    int count = sameShape ? old.pages().size() : count(lacing.length, old.pages().size());
    Body body = new Body(packets);
    List<ByteBuffer> pages = new ArrayList<>();
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

  private static ByteBuffer page(
      OggHeaders old, int index, boolean continued, byte[] lacing, Body body) {
    int bodyBytes = 0;
    boolean ends = false;
    for (byte length : lacing) {
      bodyBytes += length & 0xff;
      ends |= length != (byte) 255;
    }
    ByteBuffer page =
        ByteBuffer.allocate(OggPage.HEAD_BYTES + lacing.length + bodyBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    page.put((byte) (continued ? OggPage.CONTINUED : 0));
    // No packet ends on the page: it has no time. Otherwise the time of the headers, which is 0.
    page.putLong(ends ? old.last().granule() : -1);
    page.putInt(old.last().serial());
    page.putInt(old.pages().get(0).number() + index).putInt(0);
    page.put((byte) lacing.length).put(lacing);
    body.fill(page);
    page.putInt(22, OggChecksum.of(0, page.array(), 0, page.capacity()));
    return page.rewind();
  }

  /** The packets one after the other. */
  private static final class Body {
    private final Iterator<byte[]> packets;
    private ByteBuffer packet = ByteBuffer.allocate(0);

    Body(List<byte[]> packets) {
      this.packets = packets.iterator();
    }

    /** Fills up a page. */
    void fill(ByteBuffer page) {
      while (page.hasRemaining()) {
        if (!packet.hasRemaining()) {
          packet = ByteBuffer.wrap(packets.next());
        }
        int taken = Math.min(packet.remaining(), page.remaining());
        page.put(packet.slice(packet.position(), taken));
        packet.position(packet.position() + taken);
      }
    }
  }

  private static byte[] lacing(List<byte[]> packets) {
    ByteArrayOutputStream lacing = new ByteArrayOutputStream();
    for (byte[] packet : packets) {
      for (int i = 1; i < segments(packet.length); i++) {
        lacing.write(SEGMENT_BYTES);
      }
      lacing.write(packet.length % SEGMENT_BYTES);
    }
    return lacing.toByteArray();
  }

  private static boolean sameLengths(List<byte[]> left, List<byte[]> right) {
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).length != right.get(i).length) {
        return false;
      }
    }
    return true;
  }
}
