package org.cratetag.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** Adds a front cover to files of the two containers into which FFmpeg writes none. */
final class AddedCover {
  private static final byte FRONT_COVER = 3;
  private static final byte UTF_8 = 3;

  /** An object of ASF begins with an identifier and its own length. */
  private static final int SIZE = 16;

  private static final int OBJECT_HEADER_BYTES = 24;

  /** The header of ASF holds the number of its objects and two bytes before the first. */
  private static final int FIRST_OBJECT = OBJECT_HEADER_BYTES + 6;

  private static final byte[] EXTENDED_CONTENT =
      HexFormat.of().parseHex("40a4d0d207e3d21197f000a0c95ea850");
  private static final byte[] FILE_PROPERTIES =
      HexFormat.of().parseHex("a1dcab8c47a9cf118ee400c00c205365");
  private static final int FILE_SIZE = 40;

  private AddedCover() {}

  /**
   * A WAV file with an ID3v2.4 tag in a chunk at its end. Programs that find one read no other
   * list, so it says title and artist as well.
   */
  static byte[] inWave(byte[] wave, Map<String, String> tags, byte[] png) {
    byte[] frames =
        join(
            text("TIT2", tags.get("title")),
            text("TPE1", tags.get("artist")),
            frame("APIC", join(bytes("image/png\0"), new byte[] {FRONT_COVER, 0}, png)));
    byte[] tag = join(bytes("ID3"), new byte[] {4, 0, 0}, synchsafe(frames.length), frames);
    byte[] chunk = join(bytes("id3 "), little(4).putInt(tag.length).array(), tag);
    byte[] whole = join(wave, chunk, new byte[tag.length & 1]);
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
    return whole;
  }

  private static byte[] text(String id, String value) {
    return value == null ? new byte[0] : frame(id, bytes(value));
  }

  /** A frame of ID3v2.4 in UTF-8. */
  private static byte[] frame(String id, byte[] content) {
    return join(bytes(id), synchsafe(1 + content.length), new byte[2], new byte[] {UTF_8}, content);
  }

  private static byte[] synchsafe(int number) {
    return new byte[] {
      (byte) (number >> 21 & 0x7f),
      (byte) (number >> 14 & 0x7f),
      (byte) (number >> 7 & 0x7f),
      (byte) (number & 0x7f)
    };
  }

  /**
   * A WMA file with the attribute WM/Picture in its extended content description, whose values are
   * below 64 KiB (Advanced Systems Format Specification, revision 01.20.05, section 3.11).
   */
  static byte[] inAsf(byte[] asf, byte[] png) {
    byte[] copy = asf.clone();
    ByteBuffer file = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    byte[] added = pictureAttribute(png);
    int at = find(file, EXTENDED_CONTENT);
    int end;
    if (at < 0) {
      end = (int) file.getLong(SIZE);
      byte[] size = little(8).putLong(OBJECT_HEADER_BYTES + 2L + added.length).array();
      added = join(EXTENDED_CONTENT, size, new byte[] {1, 0}, added);
      file.putInt(OBJECT_HEADER_BYTES, file.getInt(OBJECT_HEADER_BYTES) + 1);
    } else {
      end = at + (int) file.getLong(at + SIZE);
      file.putLong(at + SIZE, file.getLong(at + SIZE) + added.length);
      int count = at + OBJECT_HEADER_BYTES;
      file.putShort(count, (short) (file.getShort(count) + 1));
    }
    file.putLong(SIZE, file.getLong(SIZE) + added.length);
    file.putLong(find(file, FILE_PROPERTIES) + FILE_SIZE, (long) copy.length + added.length);
    ByteBuffer whole = ByteBuffer.allocate(copy.length + added.length);
    return whole.put(copy, 0, end).put(added).put(copy, end, copy.length - end).array();
  }

  private static byte[] pictureAttribute(byte[] png) {
    byte[] name = wide("WM/Picture\0");
    // With an empty description.
    byte[] type = wide("image/png\0\0");
    int length = 5 + type.length + png.length;
    if (length > 0xffff) {
      throw new IllegalArgumentException("a cover of " + png.length + " bytes is too large");
    }
    ByteBuffer attribute = little(6 + name.length + length);
    attribute.putShort((short) name.length).put(name);
    attribute.putShort((short) 1).putShort((short) length);
    return attribute.put(FRONT_COVER).putInt(png.length).put(type).put(png).array();
  }

  /** Where the header has such an object; -1 where it has none. */
  private static int find(ByteBuffer file, byte[] guid) {
    ByteBuffer wanted = ByteBuffer.wrap(guid);
    int end = (int) file.getLong(SIZE);
    for (int at = FIRST_OBJECT; at < end; at += (int) file.getLong(at + SIZE)) {
      if (file.slice(at, SIZE).equals(wanted)) {
        return at;
      }
    }
    return -1;
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] wide(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
