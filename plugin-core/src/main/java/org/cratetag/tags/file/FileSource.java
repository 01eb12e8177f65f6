package org.cratetag.tags.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;

/** Random access to a file of which nothing is believed: every read is checked against its size. */
public final class FileSource implements Closeable {
  /** Headers stand close together: the pages of an Ogg file, say. */
  private static final int WINDOW_BYTES = 1 << 15;

  private static final int BLOCK_BYTES = 1 << 17;

  private static final int SMALL_BYTES = 1 << 10;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowAt;

  public FileSource(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  public long size() {
    return size;
  }

  /** Bytes of a tag, as a big-endian buffer. */
  public ByteBuffer read(long offset, long length) throws IOException, TrackException {
    if (offset < 0 || length < 0 || length > size - offset) {
      throw new TrackException(Stage.TAGS, "the file ends within its tags or headers");
    }
    TagBudget.verifySize(length);
    ByteBuffer buffer = ByteBuffer.allocate((int) length);
    if (length > SMALL_BYTES) {
      fill(buffer, offset);
      return buffer.flip();
    }
    if (offset < windowAt || offset + length > windowAt + window.limit()) {
      readWindow(offset);
    }
    return buffer.put(0, window, (int) (offset - windowAt), (int) length);
  }

  private void readWindow(long offset) throws IOException {
    boolean whole = false;
    try {
      window.clear().limit((int) Math.min(WINDOW_BYTES, size - offset));
      windowAt = offset;
      fill(window, offset);
      whole = true;
    } finally {
      if (!whole) {
        window.limit(0);
      }
    }
  }

  private void fill(ByteBuffer buffer, long offset) throws IOException {
    // In blocks, since the channel needs as much memory besides as it is asked for at once.
    int end = buffer.limit();
    while (buffer.position() < end) {
      buffer.limit(Math.min(end, buffer.position() + BLOCK_BYTES));
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
  }

  public ByteBuffer readLittleEndian(long offset, long length) throws IOException, TrackException {
    return read(offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether these ASCII characters are at the offset. */
  public boolean has(long offset, String ascii) throws IOException, TrackException {
    return offset >= 0
        && offset + ascii.length() <= size
        && text(read(offset, ascii.length())).equals(ascii);
  }

  /** A buffer's bytes as ISO 8859-1, for four-character codes. */
  public static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
