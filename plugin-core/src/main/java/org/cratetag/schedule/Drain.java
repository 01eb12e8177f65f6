package org.cratetag.schedule;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One drain: each worker is a job that works through turns; when it is told to wait, it ends and
 * leaves a trigger for later, so no thread sleeps.
 */
final class Drain {
  /** A cancelled drain is noticed within this time even when all workers wait. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  private final WorkSource source;
  private final CancelSignal cancel;
  private final int workers;
  private final CountDownLatch working;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Drain(WorkSource source, CancelSignal cancel, int workers) {
    this.source = source;
    this.cancel = cancel;
    this.workers = workers;
    this.working = new CountDownLatch(workers);
  }

  void run(QuartzScheduler quartz) throws InterruptedException {
    for (int i = 1; i <= workers; i++) {
      String worker = "worker-" + i;
      quartz.once(Duration.ZERO, () -> work(quartz, worker));
    }
    try {
      working.await();
    } catch (InterruptedException e) {
      cancel.cancel();
      awaitWorkers();
      throw e;
    }
  }

  /** Files in hand are ended even when somebody interrupts again. */
  private void awaitWorkers() {
    boolean interrupted = false;
    while (true) {
      try {
        working.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(QuartzScheduler quartz, String worker) {
    boolean again = false;
    try {
      Turn turn = new Turn.Worked();
      while (turn instanceof Turn.Worked && !isOver()) {
        turn = source.next(worker);
      }
      if (turn instanceof Turn.Idle idle && !isOver()) {
        Duration wait = idle.pause().compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : idle.pause();
        quartz.once(wait, () -> work(quartz, worker));
        again = true;
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      if (!again) {
        working.countDown();
      }
    }
  }

  private boolean isOver() {
    return cancel.isCancelled() || failure.get() != null;
  }

  void rethrow() {
    Throwable cause = failure.get();
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (cause instanceof Error error) {
      throw error;
    } else if (cause != null) {
      throw new ScheduleException("the work cannot go on: " + cause.getMessage(), cause);
    }
  }
}
