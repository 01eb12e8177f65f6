package org.cratetag.ledger.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps the file from growing without bound. Space in it is never used a second time ({@link
 * H2File}), so each write makes it longer; once it is much longer than what it holds, H2 closes the
 * database for all, writes what it holds to a new file, forces that to the disk and puts it in the
 * place of the old one by one rename. A kill leaves the old file or the new one.
 *
 * <p>Connections of all processes are broken by this, and open the database again. Not safe for use
 * by several threads.
 */
public final class Compaction {
  /** A file that is shorter is left as it is while there is work to do. */
  public static final long SHORTEST_IN_A_RUN = 64L << 20;

  /** A file that is shorter is left as it is when the ledger is closed. */
  private static final long SHORTEST_AT_THE_END = 8L << 20;

  private static final int TIMES_THE_CONTENT = 3;

  private final H2File file;
  private final long shortest;
  private long limit;

  /**
   * Over a file.
   *
   * @param shortest a file of fewer bytes is not compacted before {@link #atTheEnd}
   */
  public Compaction(H2File file, long shortest) {
    this.file = file;
    this.shortest = shortest;
    this.limit = shortest;
  }

  /** Whether it is worth asking {@link #compact}; cheap enough for every transaction. */
  boolean mayBeDue() {
    return file.sizeBytes() > limit;
  }

  /** Lets a shorter file be compacted, too: nobody waits for this process any more. */
  void atTheEnd() {
    limit = Math.min(shortest, SHORTEST_AT_THE_END);
  }

  /**
   * Compacts the file if it is much longer than what it holds. No transaction of this process may
   * be at work. While another process is connected the file is left as it is, since what that
   * process has under way would fail; so it is in any process but the one that serves it. Failing,
   * on a full disk say, leaves the old file as it is and is tried again when that has doubled.
   *
   * @return whether connections are broken
   */
  boolean compact() {
    long size = file.sizeBytes();
    try (Connection connection = file.connect();
        Statement statement = connection.createStatement()) {
      if (isShared(statement)) {
        limit = size + shortest / 4;
        return false;
      }
      long wanted = Math.max(limit, TIMES_THE_CONTENT * contentBytes(statement));
      if (size <= wanted) {
        limit = wanted;
        return false;
      }
      limit = 2 * size;
      statement.execute("SHUTDOWN COMPACT");
    } catch (SQLException closed) {
      // The process that serves the file ends our connection when it is another one.
      limit = 2 * size;
      return true;
    }
    file.forceFolder();
    limit = Math.max(shortest, TIMES_THE_CONTENT * file.sizeBytes());
    return true;
  }

  /** Whether a process is connected that does not serve the file. */
  private static boolean isShared(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT COUNT(*) FROM information_schema.sessions WHERE client_addr IS NOT NULL")) {
      return row.next() && row.getInt(1) > 0;
    }
  }

  /** Bytes of the chunks that are in use, times the share of their pages that is. */
  private static long contentBytes(Statement statement) throws SQLException {
    return Math.round(
        setting(statement, "info.FILE_SIZE")
            * (setting(statement, "info.FILL_RATE") / 100)
            * (setting(statement, "info.CHUNKS_FILL_RATE") / 100));
  }

  private static double setting(Statement statement, String name) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT setting_value FROM information_schema.settings WHERE setting_name = '"
                + name
                + "'")) {
      return row.next() ? Double.parseDouble(row.getString(1)) : 0;
    }
  }
}
