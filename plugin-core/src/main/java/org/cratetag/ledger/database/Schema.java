package org.cratetag.ledger.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The tables, brought up to date when the ledger is opened. */
final class Schema {
  /** The newest script. A test compares. */
  static final int CURRENT = 3;

  private static final List<String> TABLES =
      List.of(
          "process",
          "goal",
          "run",
          "track",
          "work",
          "audio",
          "feature",
          "heard",
          "journal",
          "journal_patch",
          "journal_folder",
          "notice",
          "node");

  private Schema() {}

  /**
   * Whether there is nothing to do: most of the time, and Flyway need not be loaded to find out.
   *
   * @throws LedgerException when a newer program has been here
   */
  static boolean isCurrent(Handle handle) {
    Optional<Integer> version;
    try {
      version =
          handle
              .createQuery(
                  "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM flyway_schema_history"
                      + " WHERE \"success\"")
              .mapTo(Integer.class)
              .findOne();
    } catch (JdbiException noSuchTable) {
      if (!String.valueOf(Database.reason(noSuchTable)).contains("flyway_schema_history")) {
        throw noSuchTable;
      }
      return false;
    }
    if (version.isPresent() && version.get() > CURRENT) {
      throw new LedgerException(
          "the ledger was written by a newer cratetag (schema "
              + version.get()
              + "); use that one, or another home");
    }
    if (version.isEmpty() || version.get() < CURRENT) {
      return false;
    }
    // Damage shows when a table is read.
    handle
        .createQuery(
            TABLES.stream()
                .map(table -> "EXISTS (SELECT 1 FROM " + table + ")")
                .collect(Collectors.joining(", ", "SELECT ", "")))
        .map((row, context) -> row.getBoolean(1))
        .one();
    return true;
  }

  /**
   * Brings the tables up to date.
   *
   * @param types of columns, by the names that the scripts give them
   */
  static void migrate(DataSource dataSource, Map<String, String> types) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:org/cratetag/ledger/schema")
          .placeholders(types)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new LedgerException("the ledger's tables do not fit: " + e.getMessage(), e);
    }
  }
}
