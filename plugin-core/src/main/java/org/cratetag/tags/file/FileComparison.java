package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one reading of a file and its tagged copy tells.
 *
 * @param oldHash of the file
 * @param newHash of the copy
 * @param equalTailBytes how many bytes before their ends are certainly equal; there may be more
 */
public record FileComparison(String oldHash, String newHash, long equalTailBytes) {

  /** Reads both files, byte for byte. */
  public static FileComparison of(Path oldFile, Path newFile) throws IOException {
    try (FileChannel old = FileChannel.open(oldFile, StandardOpenOption.READ);
        FileChannel now = FileChannel.open(newFile, StandardOpenOption.READ)) {
      FileHash oldHash = new FileHash();
      FileHash newHash = new FileHash();
      ByteBuffer left = ByteBuffer.allocate(FileHash.BLOCK_BYTES);
      // Only compared as a rule, so the kernel may write straight into it.
      ByteBuffer right = ByteBuffer.allocateDirect(FileHash.BLOCK_BYTES);
      long tail = 0;
      long oldEnd = old.size();
      long newEnd = now.size();
      for (boolean allEqual = true; oldEnd > 0 || newEnd > 0; ) {
        FileHash.fill(old, left, oldEnd);
        FileHash.fill(now, right, newEnd);
        boolean equal = left.equals(right);
        byte[] digest = oldHash.digest(left);
        if (oldEnd > 0) {
          oldHash.add(digest);
        }
        if (newEnd > 0) {
          newHash.add(equal ? digest : newHash.digest(right));
        }
        allEqual &= equal;
        tail += allEqual ? left.limit() : 0;
        oldEnd -= left.limit();
        newEnd -= right.limit();
      }
      return new FileComparison(oldHash.hex(), newHash.hex(), tail);
    }
  }
}
