package org.cratetag.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The C library that this Java runs on. All our native libraries for Linux need glibc; musl's
 * loader either refuses them with a riddle or ends the process.
 */
final class SystemLibrary {
  private static final String MUSL = "ld-musl-";

  private SystemLibrary() {}

  /**
   * Refuses musl.
   *
   * @throws NativesException on such a system
   */
  static void verify() {
    verify(Path.of("/proc/self/maps"), Path.of("/lib"));
  }

  /**
   * The same for a system seen through files.
   *
   * @param maps what the process has loaded; need not be there
   * @param libraries where loaders lie; need not be there
   */
  static void verify(Path maps, Path libraries) {
    boolean musl = Files.isReadable(maps) ? isLoaded(maps) : hasLoader(libraries, MUSL + "*.so.*");
    if (musl) {
      throw new NativesException(
          "this system's C library is musl (Alpine and the like), and the libraries that decode"
              + " and classify need glibc. Use Debian, Ubuntu or Fedora, or a container image"
              + " made of one of them");
    }
  }

  private static boolean isLoaded(Path maps) {
    try {
      // Names of files in it may be in any encoding.
      return Files.readString(maps, StandardCharsets.ISO_8859_1).contains("/" + MUSL);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean hasLoader(Path libraries, String names) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, names)) {
      return found.iterator().hasNext();
    } catch (IOException missing) {
      return false;
    }
  }
}
