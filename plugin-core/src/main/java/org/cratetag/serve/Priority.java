package org.cratetag.serve;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets other programs go first. Linux keeps that for each thread, and threads and children take it
 * from the one that makes them, so all that are there get it.
 */
final class Priority {
  private static final Path TASKS = Path.of("/proc/self/task");

  private Priority() {}

  /**
   * Asks the system's own programs for it.
   *
   * @param nice from 0, which asks for nothing, to 19
   * @param idleDisk whether the disk serves others first
   * @return what could not be done; empty when all was
   */
  static Optional<String> lower(int nice, boolean idleDisk) {
    List<String> trouble = new ArrayList<>();
    List<String> threads = threads();
    if (nice > 0) {
      List<String> command = new ArrayList<>(List.of("renice", "-n", Integer.toString(nice), "-p"));
      command.addAll(threads);
      run(command).ifPresent(trouble::add);
    }
    if (idleDisk && Files.isDirectory(TASKS)) {
      List<String> command = new ArrayList<>(List.of("ionice", "-c", "3", "-p"));
      command.addAll(threads);
      run(command).ifPresent(trouble::add);
    }
    return trouble.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", trouble));
  }

  private static List<String> threads() {
    List<String> threads = new ArrayList<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      tasks.forEach(task -> threads.add(task.getFileName().toString()));
    } catch (IOException notLinux) {
      threads.add(Long.toString(ProcessHandle.current().pid()));
    }
    return threads;
  }

  private static Optional<String> run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of(command.get(0) + " does not end");
      }
      // A thread that ended meanwhile makes it say 1, and the others have got it.
      return process.exitValue() > 1
          ? Optional.of(command.get(0) + " ended with " + process.exitValue())
          : Optional.empty();
    } catch (IOException missing) {
      return Optional.of("there is no " + command.get(0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
