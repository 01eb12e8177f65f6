package org.cratetag.serve;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.config.Configuration;
import org.cratetag.library.FolderSource;
import org.cratetag.run.RunException;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.schedule.Pace;
import org.cratetag.serve.watch.OwnWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job at work on its thread, and what the daemon's asks of it. */
final class RunningJob implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
  private static final int MOST_UNSETTLED = 1_000;

  private final Job job;
  private final Configuration configuration;
  private final LibraryRuns runs;
  private final OwnWrites own;
  private final Pace pace;
  private final Instant started;
  private final CancelSignal cancel = new CancelSignal();
  private final Set<Path> unsettled = Collections.synchronizedSet(new TreeSet<>());
  private volatile long total;
  private volatile boolean drains;
  private volatile long done;
  private volatile boolean stopped;
  private volatile boolean over;
  private volatile boolean idle;
  private volatile Optional<String> failure = Optional.empty();

  RunningJob(
      Job job,
      Configuration configuration,
      LibraryRuns runs,
      OwnWrites own,
      Pace pace,
      Instant started) {
    this.job = job;
    this.configuration = configuration;
    this.runs = runs;
    this.own = own;
    this.pace = pace;
    this.started = started;
  }

  @Override
  public void run() {
    try {
      RunReport report = runs.run(job, configuration, new Listener(), cancel, pace);
      stopped = report.cancelled();
      idle = report.counts().isEmpty();
    } catch (RunException e) {
      failure = Optional.of(e.getMessage());
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("a run of {} ended in a fault", job.library().name(), e);
      failure = Optional.of("a fault of Cratetag itself: " + e);
    } finally {
      over = true;
    }
  }

  /** What the daemon needs of the run. */
  private final class Listener implements RunListener {
    @Override
    public void draining(long tracks) {
      total = tracks;
      drains = true;
    }

    @Override
    public void outcome(TrackOutcome outcome) {
      if (outcome instanceof TrackOutcome.Skipped skipped
          && skipped.reason().equals(FolderSource.STILL_WRITTEN)) {
        boolean isOneMore = unsettled.size() < MOST_UNSETTLED;
        unsettled.add(isOneMore ? outcome.path() : outcome.path().getParent());
        return;
      }
      if (outcome instanceof TrackOutcome.Tagged) {
        own.add(outcome.path());
      }
      if (drains) {
        done++;
      }
    }
  }

  Job job() {
    return job;
  }

  Instant started() {
    return started;
  }

  /** Asks it to end after the tracks in hand. */
  void stop() {
    cancel.cancel();
  }

  boolean isStopping() {
    return cancel.isCancelled();
  }

  boolean isOver() {
    return over;
  }

  /** Whether it ended before its end. */
  boolean wasStopped() {
    return stopped;
  }

  /** Whether it came to its end and there was nothing to do. */
  boolean wasIdle() {
    return idle && !stopped;
  }

  /** Why it could not be done. */
  Optional<String> failure() {
    return failure;
  }

  /** Files that were still being written; of very many, their folders. */
  Set<Path> unsettled() {
    return Set.copyOf(unsettled);
  }

  long done() {
    return done;
  }

  long left() {
    return Math.max(0, total - done);
  }
}
