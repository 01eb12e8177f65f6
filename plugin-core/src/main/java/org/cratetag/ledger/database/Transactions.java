package org.cratetag.ledger.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work in transactions, and again when another process or thread was in the way or the process
 * that served the database went away. So everything passed in must stand being done twice.
 *
 * <p>One transaction at a time, and the file is written between two of them only. H2 2.5 writes its
 * maps one after the other: written while a transaction is at work and then killed, a file may hold
 * a row of a transaction that its log does not know, and the next update of that row never ends.
 * {@link Compaction} has its place there, too.
 */
public final class Transactions {
  private static final int MAXIMUM_TRIES = 12;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** Serialisation failure and deadlock, duplicate key, lock timeout. */
  private static final Set<String> STATES_TO_RETRY = Set.of("40001", "40P01", "23505", "HYT00");

  private static final int MAXIMUM_LOSSES = 3;

  private static final int GENERAL_ERROR = 50000;

  /** After these a connection never works again: the session or the whole database is gone. */
  private static final Set<Integer> CODES_OF_DEAD_CONNECTIONS =
      Set.of(GENERAL_ERROR, 90007, 90067, 90098, 90121);

  /**
   * H2: deadlock, lock timeout, concurrent update, connection broken, database closed (also by the
   * shutdown hook of the process that serves it), session closed, object closed; and the general
   * error in which a commit ends when its server is killed in the middle of it.
   */
  private static final Set<Integer> H2_CODES_TO_RETRY =
      Set.of(40001, 50200, 90131, 90067, 90121, 90098, 90135, 90007, GENERAL_ERROR);

  /** How old the file may become behind what was committed. */
  private static final Duration WRITE_INTERVAL = Duration.ofMillis(200);

  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong committed = new AtomicLong();
  private long written = System.nanoTime();
  private long forced;
  private final Jdbi jdbi;
  private final Runnable dropConnections;
  private final Compaction compaction;

  /**
   * Over a pool of connections.
   *
   * @param dropConnections closes the pool's connections: after a kill of the process that served
   *     them, one may stay open and fail every commit
   */
  private Transactions(Jdbi jdbi, Runnable dropConnections, Compaction compaction) {
    this.jdbi = jdbi;
    this.dropConnections = dropConnections;
    this.compaction = compaction;
  }

  /** Over a pool of connections to the file that is compacted. */
  public static Transactions over(HikariDataSource pool, Compaction compaction) {
    return new Transactions(
        Jdbi.create(pool), () -> pool.getHikariPoolMXBean().softEvictConnections(), compaction);
  }

  /** Work with a result. */
  public interface Work<T> {
    T in(Handle handle);
  }

  /** Work without a result. */
  public interface Task {
    void in(Handle handle);
  }

  public void run(Task task) {
    call(
        handle -> {
          task.in(handle);
          return null;
        });
  }

  public <T> T call(Work<T> work) {
    return callWithRetry(() -> alone(work, true));
  }

  /**
   * Work whose result is on the disk when this returns. When the database goes down between the
   * commit and the force, another process or H2 itself opens it as it was before, and forcing that
   * succeeds; so it is asked whether the result is there.
   *
   * @param isThere whether the work's result can be read
   * @throws LedgerException when it is lost each time
   */
  public <T> T callForced(Work<T> work, BiPredicate<Handle, T> isThere) {
    for (int tried = 0; tried < MAXIMUM_LOSSES; tried++) {
      T result = callWithRetry(() -> alone(work, false));
      force();
      if (call(handle -> isThere.test(handle, result))) {
        return result;
      }
    }
    throw new LedgerException("the ledger loses what is written to it; is its disk full?");
  }

  private <T> T callWithRetry(Supplier<T> attempt) {
    // An interrupt in the middle of a file operation would close the database for all threads.
    boolean interrupted = Thread.interrupted();
    try {
      return tryAgain(attempt);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Forces what was committed to the disk, so that it survives a kill and a power cut. Without
   * SYNC, H2 writes in a thread of its own after it has returned: a kill was seen to be quicker.
   * What another thread has forced meanwhile is not forced again.
   */
  public void force() {
    long wanted = committed.get();
    callWithRetry(
        () -> {
          lock.lock();
          try {
            if (forced < wanted) {
              long upTo = committed.get();
              jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
              forced = upTo;
              written = System.nanoTime();
              compactIfDue();
            }
            return null;
          } finally {
            lock.unlock();
          }
        });
  }

  /** Makes the file short, if it is long for what it holds. To be called last. */
  public void tidyUp() {
    lock.lock();
    try {
      compaction.atTheEnd();
      compactIfDue();
    } finally {
      lock.unlock();
    }
  }

  private void compactIfDue() {
    // Never within a transaction.
    if (lock.getHoldCount() == 1 && compaction.mayBeDue() && compaction.compact()) {
      dropConnections.run();
    }
  }

  private <T> T tryAgain(Supplier<T> attempt) {
    for (int tried = 1; ; tried++) {
      try {
        return attempt.get();
      } catch (JdbiException e) {
        if (tried == MAXIMUM_TRIES || !mayPass(e)) {
          throw unusable(e);
        }
        if (isOfDeadConnection(e)) {
          dropConnections.run();
        }
        long pause = Math.min(LONGEST_PAUSE.toNanos(), 1_000_000L << tried);
        LockSupport.parkNanos(pause);
      }
    }
  }

  private <T> T alone(Work<T> work, boolean writeIfDue) {
    lock.lock();
    try {
      T result = jdbi.inTransaction(work::in);
      committed.incrementAndGet();
      if (writeIfDue && System.nanoTime() - written > WRITE_INTERVAL.toNanos()) {
        jdbi.useHandle(handle -> handle.execute("CHECKPOINT"));
        written = System.nanoTime();
      }
      compactIfDue();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private static LedgerException unusable(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains("space")) {
        return new LedgerException(
            "the disk of the ledger is full: make room there and run again; what it holds is kept",
            e);
      }
    }
    return new LedgerException("the ledger cannot be read or written: " + reason(e), e);
  }

  private static boolean mayPass(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (H2_CODES_TO_RETRY.contains(sql.getErrorCode())
              || sql.getSQLState() != null
                  && (STATES_TO_RETRY.contains(sql.getSQLState())
                      || sql.getSQLState().startsWith("08")))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfDeadConnection(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && CODES_OF_DEAD_CONNECTIONS.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  static String reason(Throwable e) {
    String reason = e.getMessage();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        reason = cause.getMessage();
      }
    }
    return reason == null ? e.getClass().getSimpleName() : reason.lines().findFirst().orElse("");
  }
}
