package org.cratetag.ledger.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.cratetag.natives.MountTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * Whether SQLite's write-ahead log can be used in a folder. It needs a file that is shared between
 * processes as memory. Once a database has such a log, it cannot be read without, so this is tried
 * with another one.
 */
final class WriteAheadLog {
  private static final Logger LOG = LoggerFactory.getLogger(WriteAheadLog.class);

  /** What is written on one machine is not memory of another, though each of them can share it. */
  private static final Set<String> OF_SEVERAL_MACHINES =
      Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "fuse.sshfs", "fuse.glusterfs");

  private WriteAheadLog() {}

  static boolean worksIn(Path folder) {
    try {
      return !OF_SEVERAL_MACHINES.contains(MountTable.typeOf(folder)) && isShown(folder);
    } catch (IOException e) {
      LOG.debug("cannot tell whether memory can be shared in {}", folder, e);
      return false;
    }
  }

  private static boolean isShown(Path folder) throws IOException {
    Path scratch = Files.createTempDirectory(folder, "probe-");
    try {
      return isWritten(scratch.resolve("probe.db"));
    } finally {
      try (Stream<Path> files = Files.list(scratch)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(scratch);
    }
  }

  private static boolean isWritten(Path probe) {
    try (Connection connection =
            SqliteDatabase.source(probe, SQLiteConfig.TransactionMode.IMMEDIATE).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE probe (number INTEGER)");
      return true;
    } catch (SQLException e) {
      LOG.debug("no write-ahead log beside {}", probe, e);
      return false;
    }
  }
}
