package org.cratetag.ledger.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a ledger in a file. */
final class LedgerFolder {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerFolder.class);

  private LedgerFolder() {}

  /**
   * Makes it, for its owner alone: who can read the folder can read what is in it.
   *
   * @param file of the ledger. Where there is none yet, the folder is on the disk when this
   *     returns: SQLite forces the names within it, but a loss of power soon after the first run
   *     could take the folder away, and with it the journal of files that were changed
   */
  static void make(Path file) {
    Path folder = file.getParent();
    try {
      Files.createDirectories(folder);
      PosixFileAttributeView view =
          Files.getFileAttributeView(folder, PosixFileAttributeView.class);
      if (view != null) {
        makePrivate(folder, view);
      }
    } catch (IOException e) {
      throw new LedgerException("the ledger's folder cannot be made: " + e, e);
    }
    if (Files.notExists(file)) {
      // Whoever made those above it may not have flushed them either.
      for (Path at = folder.getParent(); at != null; at = at.getParent()) {
        flush(at);
      }
    }
  }

  private static void makePrivate(Path folder, PosixFileAttributeView view) throws IOException {
    try {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    } catch (FileSystemException refused) {
      // FAT and some shares have no modes; a folder that belongs to somebody else must not be used.
      Path ours = Files.createTempFile(folder, "owner-", "");
      try {
        if (!Files.getOwner(ours).equals(view.getOwner())) {
          throw refused;
        }
      } finally {
        Files.delete(ours);
      }
    }
  }

  private static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // One that this user may not read, or a system that does not flush folders.
      LOG.debug("cannot flush the folder {}", folder, e);
    }
  }
}
