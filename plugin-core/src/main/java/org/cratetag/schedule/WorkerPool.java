package org.cratetag.schedule;

import java.util.Objects;

/** Some workers that drain a source of work together. */
public final class WorkerPool {
  private final int workers;

  /**
   * A pool; its threads live while it drains.
   *
   * @param workers how many items are done at a time
   */
  public WorkerPool(int workers) {
    if (workers < 1 || workers > 256) {
      throw new IllegalArgumentException("workers out of range: " + workers);
    }
    this.workers = workers;
  }

  /**
   * Works until nothing is left or the signal is given; then each worker ends the item it has in
   * hand and stops. Returns when all have stopped.
   *
   * @throws InterruptedException when the calling thread is interrupted; the workers have stopped
   *     then, too
   * @throws ScheduleException when the source is broken; the workers have stopped then, too
   */
  public void drain(WorkSource source, CancelSignal cancel) throws InterruptedException {
    Objects.requireNonNull(source, "source");
    Drain drain = new Drain(source, cancel, workers);
    try (QuartzScheduler quartz = QuartzScheduler.start("worker", workers)) {
      drain.run(quartz);
    }
    drain.rethrow();
  }
}
