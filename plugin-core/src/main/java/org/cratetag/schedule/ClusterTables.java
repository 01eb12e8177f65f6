package org.cratetag.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.quartz.Scheduler;

/** Quartz' own tables in a PostgreSQL database, made by the script that Quartz brings. */
final class ClusterTables {
  /** The same number for all that make these tables, and for nothing else. */
  private static final long LOCK = 0x43526154_51525A31L;

  private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  private ClusterTables() {}

  /** Makes them when there are none. Of several machines one does. */
  static void make(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      boolean isAuto = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        if (!exist(statement)) {
          for (String command : commands()) {
            statement.execute(command);
          }
        }
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(isAuto);
      }
    }
  }

  private static boolean exist(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT to_regclass('qrtz_locks') IS NOT NULL")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Those that make something: the script would also drop what is there. */
  private static List<String> commands() {
    try (InputStream script = Scheduler.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new ScheduleException("this Quartz brings no " + SCRIPT, null);
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      String plain =
          text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
      return Stream.of(plain.split(";"))
          .map(String::strip)
          .filter(command -> command.toUpperCase(Locale.ROOT).startsWith("CREATE "))
          .toList();
    } catch (IOException e) {
      throw new ScheduleException("cannot read " + SCRIPT, e);
    }
  }
}
