package org.cratetag.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * A schedule that several machines share, kept by Quartz' clustered store in a PostgreSQL database:
 * whoever is free takes what is due, the others do not, and what a machine had in hand when it died
 * is given to another. Safe for use by several threads.
 *
 * <p>What is due is told to a listener and counts as in hand until {@link #done} or {@link
 * #putOff}. A machine has one thing in hand at a time.
 */
public final class SharedSchedule implements AutoCloseable {
  private static final String NAME = "cratetag";
  private static final String SELF = "schedule";
  private static final String AGAIN = "again";
  private static final AtomicLong NUMBER = new AtomicLong();

  /** A machine that has not been heard of for this and half as long again is taken for dead. */
  private static final int CHECK_IN_MILLIS = 10_000;

  private final Scheduler scheduler;
  private final Consumer<String> due;
  private final Map<String, InHand> inHand = new ConcurrentHashMap<>();
  private volatile boolean leaves;

  /** What is due and not ended; put off until a time, or done. */
  private static final class InHand {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Instant> again = Optional.empty();
  }

  private SharedSchedule(Scheduler scheduler, Consumer<String> due) {
    this.scheduler = scheduler;
    this.due = due;
  }

  /**
   * Joins the others, and rests until {@link #setResting}.
   *
   * @param node a name of this process that no other has
   * @param due hears the name of what this machine shall do now
   * @throws ScheduleException when the database cannot be used
   */
  public static SharedSchedule join(DataSource database, String node, Consumer<String> due) {
    try {
      ClusterTables.make(database);
      // Quartz keeps schedulers and databases of a process by name.
      synchronized (SharedSchedule.class) {
        String databaseName = NAME + "-" + NUMBER.incrementAndGet();
        DBConnectionManager.getInstance()
            .addConnectionProvider(databaseName, new Connections(database));
        Scheduler scheduler =
            new StdSchedulerFactory(properties(node, databaseName)).getScheduler();
        SchedulerRepository.getInstance().remove(NAME);
        SharedSchedule schedule = new SharedSchedule(scheduler, due);
        scheduler.getContext().put(SELF, schedule);
        return schedule;
      }
    } catch (SchedulerException | SQLException e) {
      throw new ScheduleException("the shared schedule cannot be used: " + e.getMessage(), e);
    }
  }

  private static Properties properties(String node, String databaseName) {
    Properties properties = new Properties();
    properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, NAME);
    properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, node);
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    // What another machine has asked for is seen after so long.
    properties.setProperty("org.quartz.scheduler.idleWaitTime", "5000");
    properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
    properties.setProperty("org.quartz.jobStore.dataSource", databaseName);
    properties.setProperty("org.quartz.jobStore.useProperties", "true");
    properties.setProperty("org.quartz.jobStore.isClustered", "true");
    properties.setProperty(
        "org.quartz.jobStore.clusterCheckinInterval", String.valueOf(CHECK_IN_MILLIS));
    properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.threadPool.threadNamePrefix", "due");
    return properties;
  }

  /** Whether this machine takes nothing. What it has in hand it keeps. */
  public void setResting(boolean rests) {
    try {
      if (scheduler.isInStandbyMode() != rests) {
        if (rests) {
          scheduler.standby();
        } else {
          scheduler.start();
        }
      }
    } catch (SchedulerException e) {
      throw failed(e);
    }
  }

  /**
   * Has something be due at the times of a cron expression, from now on; at once when nobody has
   * ever asked for it. What was missed is due once.
   */
  public void set(String name, CronTimes times, ZoneId zone) {
    JobKey job = JobKey.jobKey(name);
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(TriggerKey.triggerKey(name))
            .forJob(job)
            .withSchedule(
                CronScheduleBuilder.cronSchedule(times.quartz())
                    .inTimeZone(TimeZone.getTimeZone(zone))
                    .withMisfireHandlingInstructionFireAndProceed())
            .build();
    try {
      if (!scheduler.checkExists(job)) {
        JobDetail detail =
            JobBuilder.newJob(DueJob.class)
                .withIdentity(job)
                .storeDurably()
                .requestRecovery()
                .build();
        scheduler.addJob(detail, false);
        scheduler.scheduleJob(onceAt(job, Instant.now()));
      }
      Trigger known = scheduler.getTrigger(trigger.getKey());
      if (known == null) {
        scheduler.scheduleJob(trigger);
      } else if (!isSame(known, times, zone)) {
        scheduler.rescheduleJob(trigger.getKey(), trigger);
      }
    } catch (ObjectAlreadyExistsException anotherWasFaster) {
      return;
    } catch (SchedulerException e) {
      throw failed(e);
    }
  }

  private static boolean isSame(Trigger known, CronTimes times, ZoneId zone) {
    return known instanceof CronTrigger cron
        && cron.getCronExpression().equals(times.quartz())
        && cron.getTimeZone().toZoneId().equals(zone);
  }

  private static Trigger onceAt(JobKey job, Instant time) {
    return TriggerBuilder.newTrigger()
        .withIdentity(job.getName(), AGAIN)
        .forJob(job)
        .startAt(Date.from(time))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
        .build();
  }

  /** Has something that was {@link #set} be due now, once, besides its times. */
  public void soon(String name) {
    try {
      again(JobKey.jobKey(name), Instant.now());
    } catch (SchedulerException e) {
      throw failed(e);
    }
  }

  private void again(JobKey job, Instant time) throws SchedulerException {
    Trigger once = onceAt(job, time);
    scheduler.unscheduleJob(once.getKey());
    scheduler.scheduleJob(once);
  }

  /** When something is due next, wherever; empty when nobody has asked for it. */
  public Optional<Instant> findNext(String name) {
    try {
      return scheduler.getTriggersOfJob(JobKey.jobKey(name)).stream()
          .map(Trigger::getNextFireTime)
          .filter(time -> time != null)
          .min(Date::compareTo)
          .map(Date::toInstant);
    } catch (SchedulerException e) {
      throw failed(e);
    }
  }

  /** Whether this machine shall do something now. */
  public boolean isInHand(String name) {
    return inHand.containsKey(name);
  }

  /** What was due is done. */
  public void done(String name) {
    Optional.ofNullable(inHand.get(name)).ifPresent(it -> it.ended.countDown());
  }

  /** What was due could not be done; it is due again then, for whoever is free. */
  public void putOff(String name, Instant until) {
    Optional.ofNullable(inHand.get(name))
        .ifPresent(
            it -> {
              it.again = Optional.of(until);
              it.ended.countDown();
            });
  }

  /** Waits on Quartz' thread, so that nobody else is told. */
  private void take(JobKey job) throws SchedulerException {
    InHand mine = new InHand();
    inHand.put(job.getName(), mine);
    if (leaves) {
      // Quartz had begun before it was told to rest.
      putOff(job.getName(), Instant.now());
    }
    try {
      due.accept(job.getName());
      mine.ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (mine.ended.getCount() > 0 || mine.again.isPresent()) {
        again(job, mine.again.orElseGet(Instant::now));
      }
      inHand.remove(job.getName(), mine);
    }
  }

  private static ScheduleException failed(SchedulerException e) {
    return new ScheduleException("the shared schedule fails: " + e.getMessage(), e);
  }

  /** Leaves the others, who take what is in hand. */
  @Override
  public void close() {
    leaves = true;
    try {
      scheduler.standby();
      for (String name : inHand.keySet()) {
        putOff(name, Instant.now());
      }
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw failed(e);
    }
  }

  /** Is due. Quartz makes it by its public constructor. */
  @DisallowConcurrentExecution
  public static final class DueJob implements Job {
    @Override
    public void execute(JobExecutionContext context) throws org.quartz.JobExecutionException {
      try {
        SharedSchedule schedule = (SharedSchedule) context.getScheduler().getContext().get(SELF);
        schedule.take(context.getJobDetail().getKey());
      } catch (SchedulerException e) {
        throw new org.quartz.JobExecutionException(e);
      }
    }
  }

  /** Of the pool that its owner keeps and closes. */
  private record Connections(DataSource database) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return database.getConnection();
    }

    @Override
    public void initialize() {
      // It is there already.
    }

    @Override
    public void shutdown() {
      // Its owner does that.
    }
  }
}
