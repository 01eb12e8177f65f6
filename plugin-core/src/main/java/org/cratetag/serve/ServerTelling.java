package org.cratetag.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cratetag.config.Configuration;
import org.cratetag.run.RunException;

/**
 * Tells servers of changed tags between runs, when one has ended and when one is to be asked again.
 */
final class ServerTelling {
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(10);

  /** What is due at once waits so long: it may be of files that this machine does not have. */
  private static final Duration SOONEST = Duration.ofSeconds(5);

  private final LibraryRuns runs;
  private final Executor executor;
  private final DaemonListener listener;
  private final AtomicBoolean telling = new AtomicBoolean();
  private volatile Optional<Instant> due = Optional.of(Instant.EPOCH);

  ServerTelling(LibraryRuns runs, Executor executor, DaemonListener listener) {
    this.runs = runs;
    this.executor = executor;
    this.listener = listener;
  }

  /** Remembers that tags may have changed. */
  void runEnded(Instant now) {
    due = Optional.of(now);
  }

  /** Whether it is at work. */
  boolean isAtWork() {
    return telling.get();
  }

  /**
   * Begins where it is due.
   *
   * @param afterwards done at its end, by another thread
   * @return whether it is at work, begun now or before
   */
  boolean begin(Configuration configuration, Instant now, Runnable afterwards) {
    boolean isDue =
        !configuration.servers().isEmpty() && due.filter(time -> !time.isAfter(now)).isPresent();
    if (!isDue) {
      return telling.get();
    }
    if (telling.compareAndSet(false, true)) {
      executor.execute(() -> tell(configuration, now, afterwards));
    }
    return true;
  }

  private void tell(Configuration configuration, Instant now, Runnable afterwards) {
    try {
      Instant soonest = now.plus(SOONEST);
      due = runs.tellServers(configuration).map(at -> at.isBefore(soonest) ? soonest : at);
    } catch (RunException | RuntimeException e) {
      due = Optional.of(now.plus(AFTER_TROUBLE));
      listener.note("servers could not be told: " + e.getMessage());
    } finally {
      afterwards.run();
      telling.set(false);
    }
  }
}
