package org.cratetag.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;

/** Hears what a {@link LibrarySource} comes across. Called from one thread. */
public interface ScanListener {
  /**
   * Whether the file is known with this size and time. A source asks before it opens a file; for a
   * known one it reports nothing more and reads nothing.
   *
   * @param path absolute, normalised path
   * @param sizeBytes the size now
   * @param lastModified the modification time now
   */
  boolean isKnown(Path path, long sizeBytes, Instant lastModified);

  /**
   * Whether the file was seen before with this size and time, for whatever purpose. Such a file is
   * not still growing, however young it is: it may be of our own making.
   *
   * @param path absolute, normalised path
   * @param sizeBytes the size now
   * @param lastModified the modification time now
   */
  default boolean wasSeen(Path path, long sizeBytes, Instant lastModified) {
    return false;
  }

  /**
   * Whether files with a suffix that is no usual one of audio are worth a look all the same.
   *
   * @param suffix lower case, without the dot
   */
  default boolean knowsSuffix(String suffix) {
    return false;
  }

  /**
   * The format of a file that is none of the built-in ones, by what the plugins know; empty when
   * nobody knows it.
   *
   * @param file may be read until this returns
   */
  default Optional<AudioFormat> recognise(FileView file) {
    return Optional.empty();
  }

  /** A new or changed audio file. */
  void found(AudioFile file);

  /**
   * A file or folder that cannot be taken.
   *
   * @param path what was skipped
   * @param reason what is wrong, for the user
   */
  void skipped(Path path, String reason);

  /**
   * A file that is evidently no audio, such as a picture or a log, and no cause for words.
   *
   * @param path what was passed over
   */
  default void passedOver(Path path) {}

  /** True when the scan should end soon. Sources ask between files. */
  default boolean isCancelled() {
    return false;
  }
}
