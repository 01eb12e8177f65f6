package org.cratetag.ledger.database;

import org.jdbi.v3.core.Handle;

/** Tells which processes still have the ledger open. */
public interface Presence {
  /**
   * This process has entered. Called once for each ledger that is open.
   *
   * @param process its number in the ledger
   */
  void enter(long process);

  /** This process is about to leave. */
  void leave(long process);

  /** It stands in the ledger that a process has left or ended: nobody asks after it any more. */
  void forget(long process);

  /**
   * Whether a process that has entered and not left has ended.
   *
   * @param seenMillis when it was last heard of
   */
  boolean hasEnded(Handle handle, long process, long seenMillis);

  /** Whether a path without the name of a library means the same file there as here. */
  boolean sharesPaths(String host);
}
