package org.cratetag.schedule;

import java.time.Duration;
import java.util.Objects;

/**
 * Starts tasks again and again, each in turn: a task that is due while another runs waits, and one
 * that is due while it runs itself is started once when it has ended. What a task throws is logged
 * and does not end the schedule.
 */
final class Schedule implements AutoCloseable {
  private final QuartzScheduler quartz = QuartzScheduler.start("schedule", 1);

  /**
   * Starts a task now and then in equal steps.
   *
   * @param step from start to start, at least a millisecond
   */
  public void every(Duration step, Runnable task) {
    Objects.requireNonNull(task, "task");
    if (step.toMillis() < 1) {
      throw new IllegalArgumentException("step of a schedule: " + step);
    }
    quartz.every(step, task);
  }

  /**
   * Starts a task at the times of a cron expression, in the machine's time zone.
   *
   * @param expression as Quartz reads it, seconds first: {@code 0 30 3 * * ?} is 3:30 each night
   * @throws IllegalArgumentException when the expression cannot be read
   */
  public void cron(String expression, Runnable task) {
    Objects.requireNonNull(task, "task");
    quartz.cron(expression, task);
  }

  /** Ends the schedule and waits for the task that is running. */
  @Override
  public void close() {
    quartz.close();
  }
}
