package org.cratetag.ledger.database;

import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Where a ledger takes the time from. */
public interface LedgerTime {
  /** The database's own, the same for all machines that share it. */
  LedgerTime OF_DATABASE =
      handle ->
          handle
              .createQuery("SELECT CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)")
              .mapTo(Long.class)
              .one();

  /** Milliseconds since 1970. */
  long millis(Handle handle);

  /** That of this machine. */
  static LedgerTime of(Clock clock) {
    return handle -> clock.millis();
  }
}
