package org.cratetag.ledger.database;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The database that holds a ledger, and all in which one kind of database differs from another.
 * Safe for use by several threads; several processes may have the same one open.
 *
 * <p>Work is done in transactions, and again when another process or thread was in the way or the
 * database went away for a while. So everything passed in must stand being done twice.
 */
public abstract class Database implements AutoCloseable {
  private static final long LONGEST_PAUSE_NANOS = 500_000_000L;

  /** Work with a result. */
  public interface Work<T> {
    T in(Handle handle);
  }

  /** Work without a result. */
  public interface Task {
    void in(Handle handle);
  }

  /** How long what was committed may be lost. */
  enum Durability {
    /** It survives the end of this process, but not a loss of power. */
    PROCESS,
    /** It survives a loss of power. */
    POWER
  }

  /**
   * Opens a ledger's database and makes its tables when there are none.
   *
   * @param time tells what time it is
   * @throws LedgerException when it cannot be used; the message says what to do
   */
  public static Database open(LedgerPlace place, LedgerTime time) {
    return place instanceof LedgerPlace.InFile file
        ? SqliteDatabase.open(file.file(), time)
        : PostgresDatabase.open((LedgerPlace.OnServer) place, time);
  }

  /** Asks in one view of the database, waiting for nobody. */
  public final <T> T read(Work<T> work) {
    return persist(() -> readOnce(work));
  }

  /** Asks one thing, without a transaction, which costs less. */
  public final <T> T readOne(Work<T> work) {
    return persist(() -> readPlain(work));
  }

  /** Changes something. It may be lost by a loss of power, not by the end of this process. */
  public final void run(Task task) {
    call(
        handle -> {
          task.in(handle);
          return null;
        });
  }

  /** Changes something, with a result; durable as {@link #run}. */
  public final <T> T call(Work<T> work) {
    return persist(() -> writeOnce(work, Durability.PROCESS));
  }

  /** Changes something that is on the disk when this returns, with all that was changed before. */
  public final <T> T callForced(Work<T> work) {
    return persist(() -> writeOnce(work, Durability.POWER));
  }

  /** Appended to the query for the next work, so that others do not wait for its row. */
  public abstract String skipLocked();

  /** The time by which leases run, in milliseconds since 1970: the same for all that share this. */
  public abstract long millis(Handle handle);

  /** Connections to a server, for what is not of the ledger but kept beside it. */
  public Optional<DataSource> findServer() {
    return Optional.empty();
  }

  /** What the database takes on its disk. */
  public abstract long sizeBytes(Handle handle);

  /** Tells which processes still have the ledger open. */
  public abstract Presence presence();

  abstract <T> T readOnce(Work<T> work);

  abstract <T> T readPlain(Work<T> work);

  abstract <T> T writeOnce(Work<T> work, Durability durability);

  /** Whether trying again may help. */
  abstract boolean mayPass(Throwable e);

  /** How long trying again is worth it. */
  abstract long patienceMillis();

  /** What is wrong, in words that help. */
  abstract LedgerException explain(Throwable e);

  /** Names of column types that differ, by the names in the scripts. */
  abstract Map<String, String> types();

  @Override
  public abstract void close();

  private <T> T persist(Supplier<T> attempt) {
    // An interrupt would break a connection for all threads.
    boolean interrupted = Thread.interrupted();
    try {
      return tryAgain(attempt);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> T tryAgain(Supplier<T> attempt) {
    long start = System.nanoTime();
    for (int tried = 1; ; tried++) {
      try {
        return attempt.get();
      } catch (JdbiException e) {
        long waited = (System.nanoTime() - start) / 1_000_000;
        if (!mayPass(e) || waited > patienceMillis()) {
          throw explain(e);
        }
        LockSupport.parkNanos(Math.min(LONGEST_PAUSE_NANOS, 1_000_000L << Math.min(tried, 20)));
      }
    }
  }

  /** What the driver says, in one line. */
  static String reason(Throwable e) {
    String reason = e.getMessage();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.SQLException) {
        reason = cause.getMessage();
      }
    }
    return reason == null ? e.getClass().getSimpleName() : reason.lines().findFirst().orElse("");
  }
}
