package org.cratetag.tags.file;

import java.time.Instant;
import java.util.Objects;

/**
 * What a file was at one moment.
 *
 * @param sizeBytes its length
 * @param lastModified its modification time, as fine as the file system tells
 * @param sha256 hash of all its bytes (SHA-256 of the XXH3-128 of each block of 128 KiB, from the
 *     last to the first), 64 lower-case hexadecimal digits
 */
public record FileState(long sizeBytes, Instant lastModified, String sha256) {
  public FileState {
    Objects.requireNonNull(lastModified, "lastModified");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes must not be negative: " + sizeBytes);
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a sha256: " + sha256);
    }
  }
}
