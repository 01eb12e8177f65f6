package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads states of files. */
public final class FileStates {
  private FileStates() {}

  public static FileState of(Path file) throws IOException {
    return of(file, FileHash.of(file));
  }

  /** With the hash that was just computed. */
  public static FileState of(Path file, String hash) throws IOException {
    return new FileState(Files.size(file), Files.getLastModifiedTime(file).toInstant(), hash);
  }
}
