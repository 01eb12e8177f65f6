package org.cratetag.ledger.database;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The tables, brought up to date when the ledger is opened. */
public final class Schema {
  private Schema() {}

  /**
   * Brings the tables up to date.
   *
   * @param blob the database's type for large binary values: the one that H2 and PostgreSQL name
   *     differently
   * @throws LedgerException when a newer program has been here
   */
  public static void migrate(DataSource dataSource, String blob) {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:org/cratetag/ledger")
            .placeholders(Map.of("blob", blob))
            .load();
    try {
      for (MigrationInfo applied : flyway.info().applied()) {
        if (applied.getState().name().startsWith("FUTURE")) {
          throw new LedgerException(
              "the ledger was written by a newer cratetag (schema "
                  + applied.getVersion()
                  + "); use that one, or another home");
        }
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new LedgerException("the ledger's tables do not fit: " + e.getMessage(), e);
    }
  }
}
