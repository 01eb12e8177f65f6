package org.cratetag.tags;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.cratetag.tags.internal.Sha256;

/** Reads states of files. */
final class FileStates {
  private static final int BLOCK_BYTES = 1 << 18;

  private FileStates() {}

  static FileState of(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    long size = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(block) >= 0) {
        size += block.position();
        digest.update(block.array(), 0, block.position());
        block.clear();
      }
    }
    return new FileState(size, Files.getLastModifiedTime(file).toInstant(), Sha256.hex(digest));
  }
}
