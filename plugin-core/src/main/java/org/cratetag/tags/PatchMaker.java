package org.cratetag.tags;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Makes and applies patches. Tags grow or shrink in one place, and what follows is only shifted: so
 * the files are compared from the beginning up to the first difference, and from there on in step
 * with their ends. What differs within the second part (page numbers, offsets) makes small pieces.
 */
final class PatchMaker {
  private static final int BLOCK_BYTES = 1 << 18;

  /** Equal runs shorter than this cost more as a range than as bytes. */
  private static final int SHORTEST_COPY_BYTES = 24;

  private static final int COPY = 0;
  private static final int DATA = 1;
  private static final int END = 2;

  private PatchMaker() {}

  /** From the new file to the old one; empty when it would be larger than we keep. */
  static Optional<TagPatch> between(Path oldFile, Path newFile) throws IOException {
    try (FileChannel old = FileChannel.open(oldFile, StandardOpenOption.READ);
        FileChannel now = FileChannel.open(newFile, StandardOpenOption.READ)) {
      Encoder encoder = new Encoder();
      long prefix = commonPrefix(old, now);
      long shift = now.size() - old.size();
      long inStep = Math.max(prefix, prefix - shift);
      encoder.copy(0, prefix);
      encoder.data(old, prefix, inStep);
      inStep(old, now, inStep, shift, encoder);
      return Optional.of(encoder.end());
    } catch (TooLargeException e) {
      return Optional.empty();
    }
  }

  /** A patch that holds a whole small file. */
  static Optional<TagPatch> whole(byte[] content) throws IOException {
    try {
      Encoder encoder = new Encoder();
      encoder.data(content, 0, content.length);
      return Optional.of(encoder.end());
    } catch (TooLargeException e) {
      return Optional.empty();
    }
  }

  /** Writes the old file. */
  static void apply(TagPatch patch, Optional<Path> newFile, Path out) throws IOException {
    try (FileChannel to =
            FileChannel.open(out, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        FileChannel from =
            newFile.isPresent() ? FileChannel.open(newFile.get(), StandardOpenOption.READ) : null;
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(
                    new InflaterInputStream(new ByteArrayInputStream(patch.encoded()))))) {
      OutputStream data = Channels.newOutputStream(to);
      for (int step = in.readByte(); step != END; step = in.readByte()) {
        if (step == DATA) {
          data.write(in.readNBytes(in.readInt()));
        } else {
          copy(from, in.readLong(), in.readLong(), to);
        }
      }
    }
  }

  private static void copy(FileChannel from, long offset, long length, FileChannel to)
      throws IOException {
    if (from == null || offset + length > from.size()) {
      throw new IOException("the patch does not fit the file");
    }
    long done = 0;
    while (done < length) {
      done += from.transferTo(offset + done, length - done, to);
    }
  }

  private static long commonPrefix(FileChannel old, FileChannel now) throws IOException {
    long end = Math.min(old.size(), now.size());
    ByteBuffer left = ByteBuffer.allocate(BLOCK_BYTES);
    ByteBuffer right = ByteBuffer.allocate(BLOCK_BYTES);
    for (long at = 0; at < end; at += BLOCK_BYTES) {
      int length = (int) Math.min(BLOCK_BYTES, end - at);
      fill(old, left, at, length);
      fill(now, right, at, length);
      int mismatch = left.mismatch(right);
      if (mismatch >= 0) {
        return at + mismatch;
      }
    }
    return end;
  }

  private static void inStep(
      FileChannel old, FileChannel now, long from, long shift, Encoder encoder) throws IOException {
    ByteBuffer left = ByteBuffer.allocate(BLOCK_BYTES);
    ByteBuffer right = ByteBuffer.allocate(BLOCK_BYTES);
    for (long at = from; at < old.size(); at += BLOCK_BYTES) {
      int length = (int) Math.min(BLOCK_BYTES, old.size() - at);
      fill(old, left, at, length);
      fill(now, right, at + shift, length);
      encodeBlock(left, right, at + shift, encoder);
    }
  }

  private static void encodeBlock(ByteBuffer old, ByteBuffer now, long nowAt, Encoder encoder)
      throws IOException {
    int at = 0;
    int pending = 0; // where the bytes begin that are to be stored
    while (at < old.limit()) {
      int equal = old.slice(at, old.limit() - at).mismatch(now.slice(at, now.limit() - at));
      int run = equal < 0 ? old.limit() - at : equal;
      if (run >= SHORTEST_COPY_BYTES || (pending == at && run == old.limit())) {
        encoder.data(old.array(), pending, at - pending);
        encoder.copy(nowAt + at, run);
        pending = at + run;
      }
      at += run;
      while (at < old.limit() && old.get(at) != now.get(at)) {
        at++;
      }
    }
    encoder.data(old.array(), pending, old.limit() - pending);
  }

  private static void fill(FileChannel channel, ByteBuffer block, long offset, int length)
      throws IOException {
    block.clear().limit(length);
    while (block.hasRemaining()) {
      if (channel.read(block, offset + block.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    block.flip();
  }

  /** Thrown to leave when the patch is not worth keeping. */
  private static final class TooLargeException extends IOException {}

  /** Writes steps, joining neighbouring ranges. */
  private static final class Encoder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes));
    private long copyFrom;
    private long copyLength;

    void copy(long offset, long length) throws IOException {
      if (copyLength > 0 && copyFrom + copyLength == offset) {
        copyLength += length;
      } else {
        flushCopy();
        copyFrom = offset;
        copyLength = length;
      }
    }

    void data(FileChannel file, long from, long end) throws IOException {
      ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
      for (long at = from; at < end; at += BLOCK_BYTES) {
        fill(file, block, at, (int) Math.min(BLOCK_BYTES, end - at));
        data(block.array(), 0, block.limit());
      }
    }

    void data(byte[] values, int from, int length) throws IOException {
      if (length == 0) {
        return;
      }
      flushCopy();
      out.writeByte(DATA);
      out.writeInt(length);
      out.write(values, from, length);
      if (bytes.size() > TagPatch.MAXIMUM_BYTES) {
        throw new TooLargeException();
      }
    }

    private void flushCopy() throws IOException {
      if (copyLength > 0) {
        out.writeByte(COPY);
        out.writeLong(copyFrom);
        out.writeLong(copyLength);
        copyLength = 0;
      }
    }

    TagPatch end() throws IOException {
      flushCopy();
      out.writeByte(END);
      out.close();
      if (bytes.size() > TagPatch.MAXIMUM_BYTES) {
        throw new TooLargeException();
      }
      return TagPatch.of(bytes.toByteArray());
    }
  }
}
