package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TagException;
import org.cratetag.tags.internal.FileEdit;

/** The chunks of a RIFF/WAVE (little-endian) or AIFF file (big-endian). */
final class Chunks {
  private static final int HEADER_BYTES = 8;

  private final FileEdit edit;
  private final ByteOrder order;
  private long end;

  Chunks(FileEdit edit) throws IOException, TagException {
    this.edit = edit;
    this.order = edit.has(0, "RIFF") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    this.end = HEADER_BYTES + length(4);
    if (end > edit.size()) {
      throw new TagException("the file is shorter than it says");
    }
  }

  /**
   * A chunk.
   *
   * @param id four characters
   * @param start where its header begins
   * @param length of its content, without the pad byte
   */
  record Chunk(String id, long start, long length) {
    long content() {
      return start + HEADER_BYTES;
    }
  }

  static boolean isIff(FileEdit edit) throws IOException {
    return edit.has(0, "RIFF") || edit.has(0, "FORM");
  }

  boolean isWave() {
    return order == ByteOrder.LITTLE_ENDIAN;
  }

  List<Chunk> list() throws IOException, TagException {
    return list(12, end);
  }

  List<Chunk> list(long from, long to) throws IOException, TagException {
    List<Chunk> chunks = new ArrayList<>();
    for (long at = from; to - at >= HEADER_BYTES; ) {
      byte[] id = new byte[4];
      edit.read(at, 4).get(id);
      Chunk chunk = new Chunk(new String(id, StandardCharsets.ISO_8859_1), at, length(at + 4));
      if (chunk.length() > to - chunk.content()) {
        throw new TagException("a chunk is longer than the file");
      }
      chunks.add(chunk);
      at = chunk.content() + chunk.length() + (chunk.length() & 1);
    }
    return chunks;
  }

  /** Puts other content into a chunk; what follows moves. */
  void replace(Chunk chunk, byte[] content) throws IOException, TagException {
    long stored = chunk.length() + (chunk.length() & 1);
    long room = Math.min(stored, end - chunk.content());
    resize(chunk.start(), HEADER_BYTES + room, chunk(chunk.id(), content));
  }

  /** Adds a chunk behind the last. */
  void append(String id, byte[] content) throws IOException, TagException {
    if ((end & 1) != 0) {
      // The pad byte of the last chunk is missing, or it is there and not counted.
      long uncounted = edit.size() > end ? 1 : 0;
      resize(end, uncounted, new byte[1]);
      end += uncounted == 1 ? 1 : 0;
      edit.write(4, number(end - HEADER_BYTES));
    }
    resize(end, 0, chunk(id, content));
  }

  private void resize(long offset, long length, byte[] bytes) throws IOException, TagException {
    long grown = end + bytes.length - length;
    if (grown - HEADER_BYTES > 0xfffffffeL) {
      throw new TagException("the file would become too large for its format");
    }
    edit.replace(offset, length, bytes);
    end = grown;
    edit.write(4, number(end - HEADER_BYTES));
  }

  private byte[] chunk(String id, byte[] content) {
    return chunk(id, content, order);
  }

  static byte[] chunk(String id, byte[] content, ByteOrder order) {
    ByteBuffer chunk =
        ByteBuffer.allocate(HEADER_BYTES + content.length + (content.length & 1)).order(order);
    chunk.put(id.getBytes(StandardCharsets.ISO_8859_1)).putInt(content.length).put(content);
    return chunk.array();
  }

  private byte[] number(long value) {
    return ByteBuffer.allocate(4).order(order).putInt((int) value).array();
  }

  private long length(long at) throws IOException, TagException {
    return edit.read(at, 4).order(order).getInt() & 0xffffffffL;
  }
}
