package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.AudioFile;
import org.cratetag.api.TagException;

/**
 * What tells cheaply whether a file is still the one that was read.
 *
 * @param sizeBytes its length
 * @param lastModified as fine as the file system tells
 * @param identity the inode, where there is one
 */
record FileStamp(long sizeBytes, Instant lastModified, Optional<Object> identity) {

  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        Optional.ofNullable(attributes.fileKey()));
  }

  /** Whether size and time, to the millisecond, are what the library saw. */
  boolean fits(AudioFile file) {
    return sizeBytes == file.sizeBytes()
        && Objects.equals(
            lastModified.truncatedTo(ChronoUnit.MILLIS),
            file.lastModified().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Throws when the file is no longer this one. */
  void verify(Path file) throws IOException, TagException {
    if (!equals(of(file))) {
      throw new TagException("changed meanwhile by another program");
    }
  }
}
