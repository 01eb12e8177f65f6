package org.cratetag.serve.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cratetag.natives.MountTable;

/**
 * Finds out whether a file system tells of changes: a file that is made must bring an event. Where
 * others write through a server, only our own changes would; such file systems are known by name.
 */
final class EventProbe {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final Set<String> REMOTE =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb2",
          "smb3",
          "smbfs",
          "afs",
          "ceph",
          "9p",
          "virtiofs",
          "fakeowner",
          "grpcfuse",
          "osxfs",
          "davfs",
          "glusterfs",
          "lustre",
          "vboxsf",
          "drvfs");

  private EventProbe() {}

  /** Why events of changes cannot be counted on below the folders; empty when they can. */
  static Optional<String> whyNoEvents(List<Path> folders) {
    for (Path folder : folders) {
      Optional<String> why = remote(folder).or(() -> silent(folder));
      if (why.isPresent()) {
        return why;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> remote(Path folder) {
    try {
      String type = MountTable.typeOf(folder).toLowerCase(Locale.ROOT);
      boolean far = REMOTE.contains(type) || type.startsWith("fuse");
      return far
          ? Optional.of("the file system (" + type + ") does not tell of others' changes")
          : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> silent(Path folder) {
    try (WatchService events = folder.getFileSystem().newWatchService()) {
      folder.register(events, StandardWatchEventKinds.ENTRY_CREATE);
      Path probe = Files.createTempFile(folder, ".cratetag-", ".probe");
      try {
        WatchKey key = events.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return key == null
            ? Optional.of("a file that was made for a try brought no event")
            : Optional.empty();
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Where nothing can be written by us, the system's word must do.
      return Files.isDirectory(folder) && !Files.isWritable(folder)
          ? Optional.empty()
          : Optional.of("no file can be made there for a try (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the try was interrupted");
    }
  }
}
