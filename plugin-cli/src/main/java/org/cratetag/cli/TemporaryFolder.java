package org.cratetag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Where Java and its libraries keep what they need for a moment. A container's may be read-only or
 * missing, another's full.
 */
final class TemporaryFolder {
  private static final String PROPERTY = "java.io.tmpdir";

  /** Enough to notice a full disk that still takes names. */
  private static final int PROBE_BYTES = 1 << 16;

  private TemporaryFolder() {}

  /**
   * Has Java use another folder where the system's cannot be written. Has no effect once Java has
   * made a temporary file.
   *
   * @param another made when it is needed
   */
  static void useAnotherIfNeeded(Path another) {
    Path system = Path.of(System.getProperty(PROPERTY));
    Path chosen = choose(system, another);
    if (!chosen.equals(system)) {
      System.setProperty(PROPERTY, chosen.toString());
    }
  }

  /**
   * The folder that can be written.
   *
   * @throws WrongUseException when none can
   */
  static Path choose(Path system, Path another) {
    if (isWritable(system)) {
      return system;
    }
    try {
      Files.createDirectories(another);
    } catch (IOException e) {
      throw new WrongUseException("cannot make the folder " + another + ": " + e, e);
    }
    if (!isWritable(another)) {
      throw new WrongUseException(
          "there is no room for temporary files, neither in "
              + system
              + " nor in "
              + another
              + "; make some, or choose another home: --home DIR");
    }
    return another;
  }

  private static boolean isWritable(Path folder) {
    // A name of our own: Java decides at the first of its temporary files where all of them go.
    Path probe = folder.resolve("cratetag-" + UUID.randomUUID());
    try {
      try {
        Files.write(probe, new byte[PROBE_BYTES], StandardOpenOption.CREATE_NEW);
      } finally {
        Files.deleteIfExists(probe);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
