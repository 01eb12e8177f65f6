package org.cratetag.tags.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.posix.FileCopy;

/**
 * A file of which ranges are read and replaced by ranges of other lengths: in place, or while it is
 * copied to another.
 */
public final class FileEdit implements Closeable {
  private static final int BLOCK_BYTES = 1 << 17;

  /** Headers stand close together. */
  private static final int WINDOW_BYTES = 1 << 15;

  private static final int SMALL_BYTES = 1 << 10;

  private final Path file;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowAt;
  private FileChannel channel;

  /** To be made of the file at the first change. */
  private Optional<Path> copy;

  /** Opens a file to read it, or to change it in place. */
  public FileEdit(Path file, OpenOption... options) throws IOException {
    this(Optional.empty(), file, options);
  }

  private FileEdit(Optional<Path> copy, Path file, OpenOption... options) throws IOException {
    this.file = file;
    this.copy = copy;
    this.channel = FileChannel.open(file, options);
  }

  /**
   * Opens a file whose changes go into another, which holds all of it from the first change on and
   * nothing before.
   *
   * @param copy an empty file
   */
  public static FileEdit into(Path copy, Path original) throws IOException {
    return new FileEdit(Optional.of(copy), original, StandardOpenOption.READ);
  }

  /** The length of the file now. */
  public long size() throws IOException {
    return channel.size();
  }

  /**
   * A range, big-endian.
   *
   * @throws TrackException when the file ends before it, or it is too large for a tag
   */
  public ByteBuffer read(long offset, long length) throws IOException, TrackException {
    if (offset < 0 || length < 0 || length > channel.size() - offset) {
      throw new TrackException(Stage.TAGS, "the file ends within its tags or headers");
    }
    TagBudget.verifySize(length);
    return block(offset, (int) length);
  }

  /** Whether these ASCII characters are at the offset. */
  public boolean has(long offset, String ascii) throws IOException {
    return offset >= 0
        && offset + ascii.length() <= channel.size()
        && FileSource.text(block(offset, ascii.length())).equals(ascii);
  }

  /** Writes over what is there. */
  public void write(long offset, byte[] bytes) throws IOException {
    if (copy.isPresent()) {
      replace(offset, bytes.length, bytes);
    } else {
      write(offset, ByteBuffer.wrap(bytes));
    }
  }

  /** Puts the bytes in the place of a range; what follows moves. */
  public void replace(long offset, long length, byte[] bytes) throws IOException {
    replace(offset, length, List.of(ByteBuffer.wrap(bytes)));
  }

  /** The same with what need not be joined in memory before. */
  public void replace(long offset, long length, List<ByteBuffer> pieces) throws IOException {
    long room = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    window.limit(0);
    if (copy.isPresent()) {
      startCopy(copy.get(), offset, length, room);
    } else {
      moveTail(offset + length, room - length);
    }
    ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK_BYTES, room));
    long at = offset;
    for (ByteBuffer piece : pieces) {
      for (int from = piece.position(); from < piece.limit(); ) {
        int taken = Math.min(piece.limit() - from, block.remaining());
        block.put(piece.slice(from, taken));
        from += taken;
        if (!block.hasRemaining()) {
          at = flush(block, at);
        }
      }
    }
    flush(block, at);
  }

  /** Writes what is in the block and empties it; returns where that ends. */
  private long flush(ByteBuffer block, long at) throws IOException {
    block.flip();
    int length = block.limit();
    write(at, block);
    block.clear();
    return at + length;
  }

  /** Copies all but a range, in whose place there is room for so many bytes. */
  private void startCopy(Path to, long offset, long length, long room) throws IOException {
    long behind = offset + length;
    FileCopy.range(file, 0, offset, to, 0);
    FileCopy.range(file, behind, channel.size() - behind, to, offset + room);
    channel.close();
    channel = FileChannel.open(to, StandardOpenOption.READ, StandardOpenOption.WRITE);
    copy = Optional.empty();
  }

  private void moveTail(long from, long by) throws IOException {
    long size = channel.size();
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    if (by > 0) {
      for (long end = size; end > from; end -= block.limit()) {
        block.clear().limit((int) Math.min(BLOCK_BYTES, end - from));
        move(block, end - block.limit(), by);
      }
    } else if (by < 0) {
      for (long start = from; start < size; start += block.limit()) {
        block.clear().limit((int) Math.min(BLOCK_BYTES, size - start));
        move(block, start, by);
      }
      channel.truncate(size + by);
    }
  }

  private void move(ByteBuffer block, long offset, long by) throws IOException {
    fill(block, offset);
    write(offset + by, block);
  }

  private ByteBuffer block(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    if (length > SMALL_BYTES) {
      fill(buffer, offset);
      return buffer;
    }
    if (offset < windowAt || offset + length > windowAt + window.limit()) {
      readWindow(offset);
    }
    return buffer.put(0, window, (int) (offset - windowAt), length);
  }

  private void readWindow(long offset) throws IOException {
    window.limit(0);
    ByteBuffer next = window.duplicate();
    next.clear().limit((int) Math.min(WINDOW_BYTES, channel.size() - offset));
    fill(next, offset);
    windowAt = offset;
    window.limit(next.limit());
  }

  /** In blocks, since the channel needs as much memory besides as it is asked for at once. */
  private void fill(ByteBuffer buffer, long offset) throws IOException {
    int end = buffer.limit();
    while (buffer.position() < end) {
      buffer.limit(Math.min(end, buffer.position() + BLOCK_BYTES));
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    buffer.flip();
  }

  private void write(long offset, ByteBuffer bytes) throws IOException {
    updateWindow(offset, bytes);
    long at = offset;
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + BLOCK_BYTES));
      at += channel.write(bytes, at);
    }
  }

  private void updateWindow(long offset, ByteBuffer bytes) {
    if (offset >= windowAt && offset + bytes.remaining() <= windowAt + window.limit()) {
      window.put((int) (offset - windowAt), bytes, bytes.position(), bytes.remaining());
    } else if (offset < windowAt + window.limit() && offset + bytes.remaining() > windowAt) {
      window.limit(0);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
