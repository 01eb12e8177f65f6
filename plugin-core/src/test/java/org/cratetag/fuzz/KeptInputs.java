package org.cratetag.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs that once showed a fault, in a folder for each target. */
final class KeptInputs {
  private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

  private KeptInputs() {}

  /** Those of a target, by name; from the folder of the module or of the repository. */
  static List<Path> of(String target) throws IOException {
    Path here = Files.isDirectory(FOLDER) ? FOLDER : Path.of("plugin-core").resolve(FOLDER);
    Path folder = here.resolve(target);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
