package org.cratetag.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of one target, in memory where the system has such a one, and emptied for each input.
 */
public final class Scratch {
  private static final Path IN_MEMORY = Path.of("/dev/shm");
  private static final FileTime AN_HOUR_AGO =
      FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));

  private final Path folder;

  /** Ends with this program. */
  public Scratch() {
    try {
      folder =
          Files.isWritable(IN_MEMORY)
              ? Files.createTempDirectory(IN_MEMORY, "cratetag-fuzz")
              : Files.createTempDirectory("cratetag-fuzz");
    } catch (IOException e) {
      throw new IllegalStateException("no folder to work in", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
  }

  /** Writes the one file that the folder then has, an hour old, as files are that are tagged. */
  public Path file(String name, byte[] bytes) throws IOException {
    empty();
    Path file = Files.write(folder.resolve(name), bytes);
    Files.setLastModifiedTime(file, AN_HOUR_AGO);
    return file;
  }

  /** One more file. */
  public Path another(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /** What is in it. */
  public List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private void empty() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  private void remove() {
    try {
      empty();
      Files.delete(folder);
    } catch (IOException e) {
      // It is a folder for temporary files.
    }
  }
}
