package org.cratetag.ledger;

/**
 * How many tracks are claimed at a time: one, unless they pass so fast that nothing is listened to.
 * Then what a kill makes be done again are milliseconds. Used by one thread at a time.
 */
final class ClaimPace {
  private static final int MOST = 32;

  /** So many fast ones in a row first. */
  private static final int RUN_UP = 8;

  private static final long FAST_NANOS = 15_000_000L;

  private long latest = System.nanoTime();
  private int fast;

  /** How many to claim now; called for each track that a worker asks for. */
  int next() {
    long now = System.nanoTime();
    fast = now - latest < FAST_NANOS ? fast + 1 : 0;
    latest = now;
    return fast < RUN_UP ? 1 : MOST;
  }
}
