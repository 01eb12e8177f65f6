package org.cratetag.tags.file;

import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * The hash by which the journal knows a file: SHA-256 of the XXH3-128 of its blocks, which are
 * counted from the end. Tags mostly stand in front, so the blocks of audio are the same before and
 * after and need be hashed once.
 */
public final class FileHash {
  /** Two blocks fit the caches of small processors. Journals depend on it. */
  static final int BLOCK_BYTES = 1 << 17;

  private static final Hasher128 BLOCK = Hashing.xxh3_128();

  private final MessageDigest whole = Sha256.start();

  FileHash() {}

  /** The hash of a file, as 64 hexadecimal digits. */
  public static String of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      FileHash hash = new FileHash();
      ByteBuffer buffer = ByteBuffer.allocate(BLOCK_BYTES);
      for (long end = channel.size(); end > 0; end -= buffer.limit()) {
        fill(channel, buffer, end);
        hash.add(hash.digest(buffer));
      }
      return hash.hex();
    }
  }

  /** Reads the block that ends there; it is shorter at the beginning of the file. */
  static void fill(FileChannel channel, ByteBuffer buffer, long end) throws IOException {
    buffer.clear().limit((int) Math.min(BLOCK_BYTES, end));
    long from = end - buffer.limit();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    buffer.flip();
  }

  byte[] digest(ByteBuffer buffer) {
    if (buffer.hasArray()) {
      return BLOCK.hashBytesTo128Bits(buffer.array(), 0, buffer.limit()).toByteArray();
    }
    byte[] bytes = new byte[buffer.limit()];
    buffer.get(0, bytes);
    return BLOCK.hashBytesTo128Bits(bytes).toByteArray();
  }

  void add(byte[] digest) {
    whole.update(digest);
  }

  String hex() {
    return Sha256.hex(whole);
  }
}
