package org.cratetag.ledger.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A PostgreSQL server, shared by several machines. A server that starts again is waited for. */
final class PostgresDatabase extends Database {
  private static final int POOL_SIZE = 8;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final long PATIENCE_MILLIS = 120_000;

  /**
   * Serialisation failure, deadlock, duplicate key, lock timeout; no more connections; a session
   * that was ended since it slept.
   */
  private static final Set<String> STATES_TO_RETRY =
      Set.of("40001", "40P01", "23505", "55P03", "53300", "25P03");

  /** Connection trouble, and what a server says that stops or starts: 57P01 to 57P03. */
  private static final Set<String> CLASSES_TO_RETRY = Set.of("08", "57");

  /**
   * Work takes moments. A machine that sleeps in the midst of it must not keep its locks for as
   * long as the server takes it for connected, which may be hours. What is committed is on the
   * disk.
   */
  private static final String INITIAL =
      "SET idle_in_transaction_session_timeout = '20s'; SET lock_timeout = '40s';"
          + " SET synchronous_commit = on";

  private final String url;
  private final LedgerTime time;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Presence presence = new PresenceBeats(this);

  private PostgresDatabase(LedgerPlace.OnServer place, LedgerTime time) {
    this.url = place.toString();
    this.time = time;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(place.url());
    place.password().ifPresent(config::setPassword);
    config.setPoolName("ledger");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_LIMIT.toMillis());
    config.addDataSourceProperty("ApplicationName", "cratetag");
    // A machine that is gone is noticed, and so is a server.
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "60");
    config.setConnectionInitSql(INITIAL);
    try {
      this.pool = new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw explain(e);
    }
    this.jdbi = Jdbi.create(pool);
  }

  static PostgresDatabase open(LedgerPlace.OnServer place, LedgerTime time) {
    PostgresDatabase database = new PostgresDatabase(place, time);
    try {
      // Flyway takes a lock on the server, so of several machines that start one makes the tables.
      if (!database.read(Schema::isCurrent)) {
        Schema.migrate(database.pool, database.types());
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  <T> T readOnce(Work<T> work) {
    return jdbi.inTransaction(work::in);
  }

  @Override
  <T> T readPlain(Work<T> work) {
    return jdbi.withHandle(work::in);
  }

  @Override
  <T> T writeOnce(Work<T> work, Durability durability) {
    // Always to the disk: a server that crashes ends no process here, and these would go on with
    // claims and numbers that it has forgotten.
    return jdbi.inTransaction(work::in);
  }

  @Override
  public String skipLocked() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public long millis(Handle handle) {
    return time.millis(handle);
  }

  @Override
  public long sizeBytes(Handle handle) {
    return handle
        .createQuery("SELECT pg_database_size(current_database())")
        .mapTo(Long.class)
        .one();
  }

  @Override
  public Optional<DataSource> findServer() {
    return Optional.of(pool);
  }

  @Override
  public Presence presence() {
    return presence;
  }

  @Override
  boolean mayPass(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && (STATES_TO_RETRY.contains(sql.getSQLState())
              || CLASSES_TO_RETRY.contains(sql.getSQLState().substring(0, 2)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  long patienceMillis() {
    return PATIENCE_MILLIS;
  }

  @Override
  LedgerException explain(Throwable e) {
    String state = "";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    String what =
        state.startsWith("28")
            ? "the ledger's server refuses the user or the password"
            : state.startsWith("08")
                ? "the ledger's server cannot be reached"
                : state.equals("55P03")
                    ? "another machine keeps a part of the ledger and does not answer"
                    : "the ledger fails";
    return new LedgerException(what + ": " + url + ": " + reason(e), e);
  }

  @Override
  Map<String, String> types() {
    return Map.of(
        "id",
        "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        "text",
        "TEXT COLLATE \"C\"",
        "bytes",
        "BYTEA");
  }

  @Override
  public void close() {
    pool.close();
  }
}
