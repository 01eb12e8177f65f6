package org.cratetag.api.track;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * An audio file as the library found it.
 *
 * @param path absolute, normalised path
 * @param format recognised from the content, whatever the suffix says
 * @param sizeBytes size when it was found
 * @param lastModified modification time when it was found
 */
public record AudioFile(Path path, AudioFormat format, long sizeBytes, Instant lastModified) {
  public AudioFile {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(lastModified, "lastModified");
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("path must be absolute: " + path);
    }
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes must not be negative: " + sizeBytes);
    }
  }
}
