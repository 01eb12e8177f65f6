package org.cratetag.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;

/** A Quartz scheduler of our own in memory. Its jobs run tasks of this process. */
final class QuartzScheduler implements AutoCloseable {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final String TASK = "task";

  private final Scheduler scheduler;

  private QuartzScheduler(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts a scheduler.
   *
   * @param name prefix of the threads' names
   * @param threads how many tasks run at a time
   */
  static QuartzScheduler start(String name, int threads) {
    Properties properties = new Properties();
    // Two schedulers of the same name would be one in Quartz' registry.
    properties.setProperty(
        StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name + "-" + NUMBER.incrementAndGet());
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.jobStore.class", RAMJobStore.class.getName());
    properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
    properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(threads));
    properties.setProperty("org.quartz.threadPool.threadNamePrefix", name);
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
      scheduler.start();
      return new QuartzScheduler(scheduler);
    } catch (SchedulerException e) {
      throw new ScheduleException("Quartz does not start: " + e.getMessage(), e);
    }
  }

  /** Runs a task once after a wait. */
  void once(Duration wait, Runnable task) {
    schedule(
        task,
        TriggerBuilder.newTrigger()
            .startAt(Date.from(Instant.now().plus(wait)))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
            .build());
  }

  private void schedule(Runnable task, Trigger trigger) {
    JobDetail job = JobBuilder.newJob(TaskJob.class).build();
    job.getJobDataMap().put(TASK, task);
    try {
      scheduler.scheduleJob(job, trigger);
    } catch (SchedulerException e) {
      throw new ScheduleException("Quartz does not take the task: " + e.getMessage(), e);
    }
  }

  /** Waits for the tasks that are running; others do not start any more. */
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new ScheduleException("Quartz does not stop: " + e.getMessage(), e);
    }
  }

  /** Runs the task that its job carries. Quartz makes it by its public constructor. */
  @DisallowConcurrentExecution
  public static final class TaskJob implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      ((Runnable) context.getMergedJobDataMap().get(TASK)).run();
    }
  }
}
