package org.cratetag.tags.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.TagBudget;

/**
 * A box within a buffer (ISO 14496-12, section 4.2).
 *
 * @param type four characters
 * @param start where its header begins
 * @param content where its content begins
 * @param end where it ends
 */
record Mp4Box(String type, int start, int content, int end) {

  /** The boxes that fill the range. */
  static List<Mp4Box> listIn(ByteBuffer bytes, int start, int end) throws TrackException {
    List<Mp4Box> boxes = new ArrayList<>();
    TagBudget budget = new TagBudget("boxes in one box");
    int at = start;
    while (end - at >= 8) {
      long size = bytes.getInt(at) & 0xffffffffL;
      int header = size == 1 && end - at >= 16 ? 16 : 8;
      size = header == 16 ? bytes.getLong(at + 8) : size;
      if (size < header || size > end - at) {
        throw new TrackException(Stage.TAGS, "a damaged box in the MP4 file");
      }
      budget.takePart();
      boxes.add(new Mp4Box(text(bytes, at + 4, 4), at, at + header, at + (int) size));
      at += (int) size;
    }
    return boxes;
  }

  List<Mp4Box> children(ByteBuffer bytes) throws TrackException {
    return listIn(bytes, content + versionBytes(bytes), end);
  }

  Optional<Mp4Box> child(ByteBuffer bytes, String wanted) throws TrackException {
    return children(bytes).stream().filter(box -> box.type().equals(wanted)).findFirst();
  }

  /** The metadata box has a version in MP4, and none in QuickTime. */
  private int versionBytes(ByteBuffer bytes) {
    boolean quickTime = end - content >= 8 && text(bytes, content + 4, 4).equals("hdlr");
    return type.equals("meta") && !quickTime ? Math.min(4, end - content) : 0;
  }

  boolean hasWideSize() {
    return content - start != 8;
  }

  byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[end - start];
    bytes.get(start, copy);
    return copy;
  }

  /** All of it, as it is stored there. */
  ByteBuffer slice(ByteBuffer bytes) {
    return bytes.slice(start, end - start);
  }

  static String text(ByteBuffer bytes, int at, int length) {
    byte[] text = new byte[length];
    bytes.get(at, text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** A new box around content in pieces. */
  static List<ByteBuffer> around(String type, List<ByteBuffer> contents) {
    long length = 8 + contents.stream().mapToLong(ByteBuffer::remaining).sum();
    List<ByteBuffer> box = new ArrayList<>(contents);
    box.add(0, ByteBuffer.wrap(of(type)).putInt(0, Math.toIntExact(length)));
    return box;
  }

  /** A new box around some content. */
  static byte[] of(String type, byte[]... contents) {
    int length = 8;
    for (byte[] content : contents) {
      length += content.length;
    }
    ByteBuffer box = ByteBuffer.allocate(length);
    box.putInt(length).put(type.getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] content : contents) {
      box.put(content);
    }
    return box.array();
  }
}
