package org.cratetag.train.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An empty folder that is gone with all that was put into it when it is closed.
 *
 * @param path where it is
 */
public record PassingFolder(Path path) implements AutoCloseable {
  /**
   * Makes one.
   *
   * @param name what its name begins with
   */
  public static PassingFolder of(String name) throws IOException {
    return new PassingFolder(Files.createTempDirectory(name));
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(path)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
