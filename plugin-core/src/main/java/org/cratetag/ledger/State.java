package org.cratetag.ledger;

/** Where a piece of work stands. */
public enum State {
  /** Waiting for a worker. */
  QUEUED,
  /** In a worker's hands until its lease ends. */
  CLAIMED,
  /** Done; nothing to do until the file, or the settings, change. */
  DONE,
  /** Deliberately left alone, with a reason. Settled like {@link #DONE}. */
  SKIPPED,
  /** Failed for a passing reason; tried again when its back-off is over. */
  FAILED,
  /** Failed for good: until the file or the settings change, or the user asks again. */
  GIVEN_UP;

  /** Whether nothing more is to be done. */
  public boolean isSettled() {
    return this == DONE || this == SKIPPED || this == GIVEN_UP;
  }
}
