package org.cratetag.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes from a process what SQLite shares with others: as on a file system that cannot map it. */
final class NoSharedMemory {
  private static final String SOURCE =
      """
      #define _GNU_SOURCE
      #include <errno.h>
      #include <stdio.h>
      #include <string.h>
      #include <sys/mman.h>
      #include <sys/syscall.h>
      #include <unistd.h>

      void *mmap(void *at, size_t length, int protection, int flags, int file, off_t offset) {
        if (file >= 0) {
          char link[64], path[4096];
          snprintf(link, sizeof link, "/proc/self/fd/%d", file);
          ssize_t end = readlink(link, path, sizeof path);
          if (end > 4 && memcmp(path + end - 4, "-shm", 4) == 0) {
            errno = ENODEV;
            return MAP_FAILED;
          }
        }
        return (void *) syscall(SYS_mmap, at, length, protection, flags, file, offset);
      }

      void *mmap64(void *at, size_t length, int protection, int flags, int file, off_t offset) {
        return mmap(at, length, protection, flags, file, offset);
      }
      """;

  private NoSharedMemory() {}

  /** A library to be loaded before others; empty where it cannot be made. */
  static Optional<Path> compile(Path folder) throws Exception {
    Path source = Files.writeString(folder.resolve("unshared.c"), SOURCE);
    Path library = folder.resolve("unshared.so");
    try {
      Process compiler =
          new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return compiler.waitFor() == 0 && Files.exists(library)
          ? Optional.of(library)
          : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
