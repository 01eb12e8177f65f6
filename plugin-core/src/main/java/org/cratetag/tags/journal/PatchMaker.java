package org.cratetag.tags.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.cratetag.tags.layout.AudioShift;

/**
 * Makes and applies patches. Tags grow or shrink in few places, so that every other byte of the old
 * file is in the new one at the same offset, at the same distance from the end, or as far off as
 * the audio. What is at none of them (old tags, page numbers, offsets) is stored.
 */
public final class PatchMaker {
  private PatchMaker() {}

  /** From the new file to the old one; empty when it would be larger than we keep. */
  public static Optional<TagPatch> between(Path oldFile, Path newFile) throws IOException {
    return between(oldFile, newFile, 0);
  }

  /** The same when it is known how many bytes before their ends are equal. */
  public static Optional<TagPatch> between(Path oldFile, Path newFile, long equalTailBytes)
      throws IOException {
    try (FileChannel old = FileChannel.open(oldFile, StandardOpenOption.READ);
        FileChannel now = FileChannel.open(newFile, StandardOpenOption.READ)) {
      return Optional.of(
          new PatchSearch(old, now, AudioShift.between(oldFile, newFile)).encode(equalTailBytes));
    } catch (PatchEncoder.TooLargeException e) {
      return Optional.empty();
    }
  }

  /** A patch that holds a whole small file. */
  public static Optional<TagPatch> whole(byte[] content) throws IOException {
    try {
      PatchEncoder encoder = new PatchEncoder();
      encoder.data(content, 0, content.length);
      return Optional.of(encoder.end());
    } catch (PatchEncoder.TooLargeException e) {
      return Optional.empty();
    }
  }

  /** Writes the old file. */
  public static void apply(TagPatch patch, Optional<Path> newFile, Path out) throws IOException {
    try (FileChannel to =
            FileChannel.open(out, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        FileChannel from =
            newFile.isPresent() ? FileChannel.open(newFile.get(), StandardOpenOption.READ) : null;
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(
                    new InflaterInputStream(new ByteArrayInputStream(patch.encoded()))))) {
      OutputStream data = Channels.newOutputStream(to);
      for (int step = in.readByte(); step != PatchEncoder.END; step = in.readByte()) {
        if (step == PatchEncoder.DATA) {
          data.write(stored(in));
        } else {
          copy(from, in.readLong(), in.readLong(), to);
        }
      }
    }
  }

  private static byte[] stored(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("the patch is damaged");
    }
    return bytes;
  }

  private static void copy(FileChannel from, long offset, long length, FileChannel to)
      throws IOException {
    if (from == null || offset < 0 || length < 0 || length > from.size() - offset) {
      throw new IOException("the patch does not fit the file");
    }
    long done = 0;
    while (done < length) {
      long copied = from.transferTo(offset + done, length - done, to);
      if (copied == 0) {
        throw new IOException("the file became shorter while it was read");
      }
      done += copied;
    }
  }
}
