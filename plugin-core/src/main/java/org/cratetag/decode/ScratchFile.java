package org.cratetag.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of zeros to be mapped, in memory where the system has a place for that. */
final class ScratchFile {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** A container's is often of 64 MB: others want some of it too. */
  private static final int SHARE = 4;

  private static final int BLOCK_BYTES = 1 << 20;

  private ScratchFile() {}

  /**
   * Creates the file for this user alone, every byte written: a page that a full disk cannot give
   * would end the process that touches it.
   *
   * @param folder where it goes when it cannot be in memory
   */
  static Path create(Path folder, long bytes) throws IOException {
    if (hasRoom(bytes)) {
      try {
        return fill(Files.createTempFile(MEMORY, "cratetag", ".pcm"), bytes);
      } catch (IOException noPlace) {
        // Then on the disk.
      }
    }
    Files.createDirectories(folder);
    return fill(Files.createTempFile(folder, "decoded", ".pcm"), bytes);
  }

  /** Asked of the file itself: a chroot may not know what is mounted there. */
  private static boolean hasRoom(long bytes) {
    return Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() / SHARE >= bytes;
  }

  private static Path fill(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(BLOCK_BYTES);
      for (long left = bytes; left > 0; left -= zeros.limit()) {
        zeros.clear().limit((int) Math.min(BLOCK_BYTES, left));
        while (zeros.hasRemaining()) {
          channel.write(zeros);
        }
      }
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
