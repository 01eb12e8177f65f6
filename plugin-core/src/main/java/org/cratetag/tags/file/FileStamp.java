package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;

/**
 * What tells cheaply whether a file is still the one that was read.
 *
 * @param sizeBytes its length
 * @param lastModified as fine as the file system tells
 * @param identity the inode, where there is one
 * @param changed when content, mode, owner, names or other attributes were changed last, where the
 *     system tells; programs can set the modification time back, but not this one
 */
public record FileStamp(
    long sizeBytes, Instant lastModified, Optional<Object> identity, Optional<Object> changed) {

  public static FileStamp of(Path file) throws IOException {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    Map<String, Object> attributes =
        Files.readAttributes(
            file,
            unix ? "unix:size,lastModifiedTime,fileKey,ctime" : "size,lastModifiedTime,fileKey");
    return new FileStamp(
        (Long) attributes.get("size"),
        ((FileTime) attributes.get("lastModifiedTime")).toInstant(),
        Optional.ofNullable(attributes.get("fileKey")),
        Optional.ofNullable(attributes.get("ctime")));
  }

  /** Whether a name stands for a file itself, no link and nothing else. */
  static boolean isOfFile(Path name) throws IOException {
    return Files.readAttributes(name, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isRegularFile();
  }

  /**
   * Whether a file is still seen under its name only because a program has it open, and gone when
   * that closes it: on some shares, after a rename over it that failed.
   *
   * @param other a file beside it that is no such one; where it has no number of links, none tells
   */
  static boolean isBeingRemoved(Path name, Path other) throws IOException {
    return countLinks(name) == 0 && countLinks(other) > 0;
  }

  /** How many names a file has; 1 where the system does not tell. */
  static int countLinks(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
        : 1;
  }

  /** Whether size and time, to the millisecond, are what the library saw. */
  public boolean fits(AudioFile file) {
    return sizeBytes == file.sizeBytes()
        && Objects.equals(
            lastModified.truncatedTo(ChronoUnit.MILLIS),
            file.lastModified().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Whether it is of the same file, whose name and attributes may have changed. */
  boolean isOfSameFile(FileStamp other) {
    return sizeBytes == other.sizeBytes
        && identity.equals(other.identity)
        && (identity.isPresent() || lastModified.equals(other.lastModified));
  }

  /** Throws when the file is no longer this one. */
  public void verify(Path file) throws IOException, TrackException {
    if (!equals(of(file))) {
      throw new TrackException(Stage.TAGS, "changed meanwhile by another program");
    }
  }
}
