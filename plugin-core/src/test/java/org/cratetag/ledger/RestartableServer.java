package org.cratetag.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server that a test stops and starts again, at the same port and with its data. */
final class RestartableServer implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(EmbeddedPostgres.class.getName());

  private final Path data;
  private EmbeddedPostgres server;
  private int port;

  private RestartableServer(Path data) {
    this.data = data;
  }

  static RestartableServer start(Path data) {
    RestartableServer server = new RestartableServer(data);
    try {
      server.start();
    } catch (IllegalStateException | IOException e) {
      // Its programs are brought for one kind of machine only.
      Assumptions.abort("SKIPPED, no PostgreSQL for this machine: " + e);
    }
    return server;
  }

  private void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .start();
    port = server.getPort();
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** As {@code pg_ctl stop -m fast} and a start: what was committed is there. */
  void restartFast() throws Exception {
    restart("INT");
  }

  /** As {@code pg_ctl stop -m immediate}, or a crash: the latest commits may be lost. */
  void restartAfterCrash() throws Exception {
    restart("QUIT");
  }

  /** As {@code pg_ctl} would, which its owner alone may call. */
  private void restart(String signal) throws Exception {
    long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    ChildProcess.signal(postmaster, signal);
    while (ProcessHandle.of(postmaster).isPresent()) {
      LockSupport.parkNanos(5_000_000);
    }
    // It says that it cannot stop what has ended.
    LOGGER.setLevel(Level.OFF);
    server.close();
    LOGGER.setLevel(null);
    start();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
