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

  /** This process leaves. */
  void leave(long process);

  /**
   * Whether a process that has entered and not left has ended.
   *
   * @param seenMillis when it was last heard of
   */
  boolean hasEnded(Handle handle, long process, long seenMillis);

  /** The ledger has it noted that the process has ended. */
  default void forget(long process) {}

  /** Whether a path without the name of a library means the same file there as here. */
  boolean sharesPaths(String host);
}
