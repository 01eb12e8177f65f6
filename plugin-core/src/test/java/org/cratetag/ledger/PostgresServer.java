package org.cratetag.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cratetag.ledger.database.LedgerPlace;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of the tests' own, started when the first test of a JVM needs it. */
public final class PostgresServer {
  private static final String TEMPLATE = "cratetag_empty";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static EmbeddedPostgres server;

  private PostgresServer() {}

  /** A ledger of its own for a test, with its tables. */
  public static synchronized LedgerPlace newPlace() {
    return newPlace(Map.of());
  }

  /** The same with names for libraries. */
  public static synchronized LedgerPlace newPlace(Map<String, Path> libraries) {
    try {
      if (server == null) {
        start();
        execute("CREATE DATABASE " + TEMPLATE);
        Ledger.open(place(TEMPLATE, Map.of()), Clock.systemUTC()).close();
      }
      String name = "ledger" + DATABASES.incrementAndGet();
      execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
      return place(name, libraries);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An empty database. */
  static synchronized LedgerPlace newEmptyPlace() {
    newPlace();
    try {
      String name = "empty" + DATABASES.incrementAndGet();
      execute("CREATE DATABASE " + name);
      return place(name, Map.of());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void start() {
    try {
      server = EmbeddedPostgres.builder().start();
    } catch (IllegalStateException | IOException e) {
      // Its programs are brought for one kind of machine only.
      Assumptions.abort("SKIPPED, no PostgreSQL for this machine: " + e);
    }
  }

  private static LedgerPlace place(String name, Map<String, Path> libraries) {
    return new LedgerPlace.OnServer(
        server.getJdbcUrl("postgres", name), Optional.empty(), libraries);
  }

  /** Runs a statement as the server's owner. */
  static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
