package org.cratetag.run;

/** Measures how long a track takes. */
final class MillisClock {
  private MillisClock() {}

  /** A start mark. */
  static long now() {
    return System.nanoTime();
  }

  /** Milliseconds since a start mark. */
  static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
