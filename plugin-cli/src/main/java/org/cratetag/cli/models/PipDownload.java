package org.cratetag.cli.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.pack.json.PackException;

/** Has pip fetch a file of a package index; what is asked of the network is pip's to know. */
final class PipDownload {
  private static final int MOST_MINUTES = 15;
  private static final long MOST_OUTPUT_BYTES = 1 << 20;

  private final Map<String, String> environment;

  /**
   * Of this user.
   *
   * @param environment whose {@code PATH} is searched
   */
  PipDownload(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** How pip is called here, if it is. */
  Optional<List<String>> find() {
    for (String name : List.of("pip3", "pip")) {
      Optional<Path> pip = findProgram(name);
      if (pip.isPresent()) {
        return Optional.of(List.of(pip.get().toString()));
      }
    }
    return Optional.empty();
  }

  /**
   * Fetches one file.
   *
   * @param pip as {@link #find} has it
   * @param requirement package and version
   * @param folder an empty one, to put the file into
   * @return the file
   * @throws PackException with pip's last word when it does not come
   */
  Path fetch(List<String> pip, String requirement, Path folder) throws PackException, IOException {
    List<String> command = new ArrayList<>(pip);
    command.addAll(
        List.of(
            "download",
            "--no-deps",
            "--only-binary=:all:",
            "--no-input",
            "--disable-pip-version-check",
            "--dest",
            folder.resolve("files").toString(),
            requirement));
    Files.createDirectory(folder.resolve("files"));
    Path log = folder.resolve("pip.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(
                ProcessBuilder.Redirect.from(Files.createFile(folder.resolve("in")).toFile()))
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        throw new PackException("pip did not end within " + MOST_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackException("stopped", e);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new PackException("pip could not get " + requirement + ": " + lastLine(log));
    }
    try (var files = Files.list(folder.resolve("files"))) {
      return files
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow(() -> new PackException("pip got no file for " + requirement));
    }
  }

  private Optional<Path> findProgram(String name) {
    for (String folder : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
      if (!folder.isEmpty()) {
        Path program = Path.of(folder).resolve(name);
        if (Files.isRegularFile(program) && Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  private static String lastLine(Path log) throws IOException {
    if (Files.size(log) > MOST_OUTPUT_BYTES) {
      return "see what it says";
    }
    String last = "it says nothing";
    for (String line : new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\\R")) {
      last = line.isBlank() ? last : line.strip();
    }
    return DisplayText.of(last);
  }
}
