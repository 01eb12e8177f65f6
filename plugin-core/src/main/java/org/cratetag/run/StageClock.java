package org.cratetag.run;

import java.util.EnumMap;
import java.util.Map;
import org.cratetag.api.track.Stage;

/** Measures how long a track takes, and adds up what each stage of its way does. For one thread. */
final class StageClock {
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

  /** A start mark. */
  static long now() {
    return System.nanoTime();
  }

  /** Milliseconds since a start mark. */
  static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** Something that takes its time. */
  interface Work<T> {
    T get() throws TrackFailure;
  }

  /**
   * Does something and adds what it took, less what stages within it did.
   *
   * @throws TrackFailure when the work does
   */
  <T> T time(Stage stage, Work<T> work) throws TrackFailure {
    long start = System.nanoTime();
    long before = sum();
    try {
      return work.get();
    } finally {
      long within = sum() - before;
      nanos.merge(stage, System.nanoTime() - start - within, Long::sum);
    }
  }

  private long sum() {
    long sum = 0;
    for (long each : nanos.values()) {
      sum += each;
    }
    return sum;
  }

  /** Nanoseconds by stage. */
  Map<Stage, Long> nanos() {
    return Map.copyOf(nanos);
  }
}
