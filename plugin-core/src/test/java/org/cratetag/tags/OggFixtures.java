package org.cratetag.tags;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ogg files put together page by page, and taken apart, without the code under test. */
public final class OggFixtures {
  private OggFixtures() {}

  /** A page of an Ogg file; {@code sound} tells whether its checksum is right. */
  public record Page(
      int flags, long granule, int serial, int number, boolean sound, byte[] lacing, byte[] body) {}

  /** An Opus file with pages of noise. */
  public static byte[] opus(byte[] tags, int audioPages) {
    byte[] head = TagFixtures.bytes("OpusHead\1\2\70\1\u0080\u00bb\0\0\0\0\0");
    return file(7, List.of(head), List.of(tags), audioPages);
  }

  /** A Vorbis file with pages of noise. */
  public static byte[] vorbis(byte[] comments, byte[] setup, int audioPages) {
    byte[] head = TagFixtures.join(TagFixtures.bytes("\1vorbis"), new byte[23]);
    return file(7, List.of(head), List.of(comments, setup), audioPages);
  }

  private static byte[] file(int serial, List<byte[]> head, List<byte[]> headers, int audioPages) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<byte[]> pages = new ArrayList<>(pages(head, serial, 0, 2, 0));
    pages.addAll(pages(headers, serial, pages.size(), 0, 0));
    Random random = new Random(audioPages);
    for (int i = 1; i <= audioPages; i++) {
      byte[] packet = new byte[1_000 + random.nextInt(3_000)];
      random.nextBytes(packet);
      pages.addAll(pages(List.of(packet), serial, pages.size(), i == audioPages ? 4 : 0, 960L * i));
    }
    pages.forEach(file::writeBytes);
    return file.toByteArray();
  }

  /** Packets on full pages. */
  public static List<byte[]> pages(
      List<byte[]> packets, int serial, int number, int flags, long granule) {
    ByteArrayOutputStream lacing = new ByteArrayOutputStream();
    for (byte[] packet : packets) {
      for (int left = packet.length; left >= 0; left -= 255) {
        lacing.write(Math.min(255, left));
      }
    }
    byte[] body = TagFixtures.join(packets.toArray(byte[][]::new));
    List<byte[]> pages = new ArrayList<>();
    int at = 0;
    for (int from = 0; from < lacing.size(); from += 255) {
      byte[] part =
          Arrays.copyOfRange(lacing.toByteArray(), from, Math.min(lacing.size(), from + 255));
      int length = 0;
      boolean ends = false;
      for (byte segment : part) {
        length += segment & 0xff;
        ends |= segment != (byte) 255;
      }
      boolean continued = from > 0 && lacing.toByteArray()[from - 1] == (byte) 255;
      ByteBuffer page = ByteBuffer.allocate(27 + part.length + length);
      page.order(ByteOrder.LITTLE_ENDIAN).put(TagFixtures.bytes("OggS\0"));
      page.put((byte) (flags | (continued ? 1 : 0))).putLong(ends ? granule : -1).putInt(serial);
      page.putInt(number + pages.size()).putInt(0).put((byte) part.length).put(part);
      page.put(body, at, length);
      pages.add(withChecksum(page.array()));
      at += length;
    }
    return pages;
  }

  /** Gives a page the checksum of what it holds. */
  public static byte[] withChecksum(byte[] page) {
    ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(22, 0);
    return bytes.putInt(22, checksum(page)).array();
  }

  /** Bit by bit, as RFC 3533 tells it. */
  private static int checksum(byte[] page) {
    int checksum = 0;
    for (byte each : page) {
      checksum ^= each << 24;
      for (int bit = 0; bit < 8; bit++) {
        checksum = checksum < 0 ? checksum << 1 ^ 0x04c11db7 : checksum << 1;
      }
    }
    return checksum;
  }

  /** All pages of a file. */
  public static List<Page> pagesOf(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Page> pages = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      byte[] lacing = Arrays.copyOfRange(file, at + 27, at + 27 + (file[at + 26] & 0xff));
      int body = at + 27 + lacing.length;
      int end = body;
      for (byte segment : lacing) {
        end += segment & 0xff;
      }
      byte[] page = Arrays.copyOfRange(file, at, end);
      pages.add(
          new Page(
              file[at + 5],
              bytes.getLong(at + 6),
              bytes.getInt(at + 14),
              bytes.getInt(at + 18),
              Arrays.equals(page.clone(), withChecksum(page.clone())),
              lacing,
              Arrays.copyOfRange(file, body, end)));
      at = end;
    }
    return pages;
  }

  /** A packet of comments: magic, vendor, a count, the comments, and what follows them. */
  public static byte[] comments(
      String magic, String vendor, int count, List<byte[]> comments, byte[] rest) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(TagFixtures.bytes(magic));
    packet.writeBytes(length(vendor.length()));
    packet.writeBytes(TagFixtures.bytes(vendor));
    packet.writeBytes(length(count));
    for (byte[] comment : comments) {
      packet.writeBytes(length(comment.length));
      packet.writeBytes(comment);
    }
    packet.writeBytes(rest);
    return packet.toByteArray();
  }

  private static byte[] length(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
