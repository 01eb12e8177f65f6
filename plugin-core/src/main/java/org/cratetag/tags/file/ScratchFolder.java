package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that nobody else can enter, for writers that make files beside the one that they are
 * given. It lies in the system's folder for temporary files.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Path folder;

  private ScratchFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one.
   *
   * @param copy whose name tells the process that makes it
   */
  public static ScratchFolder make(Path copy) throws IOException {
    String name = copy.getFileName().toString().substring(1);
    int dot = name.indexOf('.');
    return new ScratchFolder(
        Files.createTempDirectory(TEMPORARY, dot < 0 ? name : name.substring(0, dot)));
  }

  /** A file in it, which is not there yet. */
  public Path resolve(Path name) {
    return folder.resolve(name.getFileName().toString());
  }

  @Override
  public void close() throws IOException {
    remove(folder);
  }

  /** Removes those that a process that has ended left behind. */
  public static void removeAll(String mark) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(TEMPORARY, "cratetag-" + mark + "*")) {
      for (Path folder : left) {
        // A folder of somebody else cannot be entered, or is not ours to empty.
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isPrivate(folder)) {
          remove(folder);
        }
      }
    }
  }

  private static boolean isPrivate(Path folder) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null
        || view.readAttributes().permissions().equals(PosixFilePermissions.fromString("rwx------"));
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(folder);
  }
}
