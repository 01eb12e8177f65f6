package org.cratetag.ledger.database;

import java.time.Instant;

/** Instants as the ledger's columns hold them. */
public final class Times {
  private Times() {}

  /** Nanoseconds since 1970; times beyond the years 1677 to 2262 become the nearest that fits. */
  public static long toNanos(Instant instant) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (ArithmeticException tooFar) {
      return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  public static Instant ofNanos(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
