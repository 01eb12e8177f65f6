package org.cratetag.library;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.cratetag.api.FileView;

/** Small reads anywhere in a file. What lies beyond its end is missing, never an error. */
final class FileBytes implements FileView, Closeable {
  /** No read is larger: what a file claims of its own sizes is not to be trusted. */
  static final int MAXIMUM_BYTES = 1 << 18;

  private final SeekableByteChannel channel;
  private final String name;
  private final long size;

  FileBytes(Path path) throws IOException {
    name = path.getFileName().toString();
    channel = Files.newByteChannel(path, StandardOpenOption.READ);
    size = channel.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long sizeBytes() {
    return size;
  }

  /** The size when it was opened. */
  long size() {
    return size;
  }

  /** Up to so many bytes from the offset; fewer at the end, none beyond it. */
  @Override
  public byte[] read(long offset, int count) throws IOException {
    if (offset < 0 || offset >= size || count <= 0) {
      return new byte[0];
    }
    int wanted = (int) Math.min(Math.min(count, MAXIMUM_BYTES), size - offset);
    ByteBuffer buffer = ByteBuffer.allocate(wanted);
    channel.position(offset);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        break;
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** Whether the text, one byte a character, stands at the offset of the bytes. */
  static boolean has(byte[] bytes, int offset, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= offset + wanted.length
        && Arrays.equals(bytes, offset, offset + wanted.length, wanted, 0, wanted.length);
  }

  /** Unsigned big-endian number of so many bytes, at most 7. */
  static long big(byte[] bytes, int offset, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | bytes[offset + i] & 0xff;
    }
    return value;
  }

  /** Unsigned little-endian number of so many bytes, at most 7. */
  static long little(byte[] bytes, int offset, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[offset + i] & 0xff;
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
