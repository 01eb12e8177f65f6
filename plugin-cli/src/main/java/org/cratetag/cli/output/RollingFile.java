package org.cratetag.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of the home's logs, {@code NAME.log}, with {@code NAME.1.log} and so on behind it. Made
 * when there is something to say, for the owner of the home alone, and opened for each text, so
 * that several processes can share it.
 */
final class RollingFile {
  private static final int OLD_FILES = 3;

  private final Path folder;
  private final String name;
  private final long maxBytes;

  /**
   * @param folder made when it is needed
   * @param maxBytes where a new file begins
   */
  RollingFile(Path folder, String name, long maxBytes) {
    this.folder = folder;
    this.name = name;
    this.maxBytes = maxBytes;
  }

  /**
   * Adds whole lines. A full disk or a home that cannot be written must not end a run; commands
   * notice for themselves when they need the home.
   */
  synchronized void append(String lines) {
    try {
      Path newest = folder.resolve(name + ".log");
      if (Files.exists(newest) && Files.size(newest) >= maxBytes) {
        rotate(newest);
      }
      if (!Files.exists(newest)) {
        makePrivate(newest);
      }
      Files.writeString(
          newest,
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException cannotWrite) {
      // See above.
    }
  }

  /** The folder may be needed before the home is opened. */
  private void makePrivate(Path newest) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attribute("rwx------"));
    }
    try {
      Files.createFile(newest, attribute("rw-------"));
    } catch (FileAlreadyExistsException byAnotherProcess) {
      // It has made it in the same way.
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private void rotate(Path newest) throws IOException {
    for (int age = OLD_FILES; age >= 1; age--) {
      Path younger = age == 1 ? newest : old(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, old(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path old(int age) {
    return folder.resolve(name + "." + age + ".log");
  }
}
