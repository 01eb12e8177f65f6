package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.tags.internal.FileHash;

/** Reads states of files. */
final class FileStates {
  private FileStates() {}

  static FileState of(Path file) throws IOException {
    return of(file, FileHash.of(file));
  }

  /** With the hash that was just computed. */
  static FileState of(Path file, String hash) throws IOException {
    return new FileState(Files.size(file), Files.getLastModifiedTime(file).toInstant(), hash);
  }
}
