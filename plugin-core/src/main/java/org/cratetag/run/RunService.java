package org.cratetag.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cratetag.api.LibrarySource;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.AudioMemory;
import org.cratetag.ledger.Claim;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.NextWork;
import org.cratetag.ledger.Run;
import org.cratetag.ledger.State;
import org.cratetag.library.Recognisers;
import org.cratetag.notify.ServerNotices;
import org.cratetag.notify.ServerRound;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.schedule.Pace;
import org.cratetag.schedule.Turn;
import org.cratetag.schedule.WorkerPool;
import org.cratetag.tags.SeenTags;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.layout.AudioKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs: scan the roots into the ledger, then drain it. A run that is stopped or killed anywhere
 * goes on where it was when it is started again.
 */
public final class RunService {
  private static final Logger LOG = LoggerFactory.getLogger(RunService.class);

  /** Longer than the slowest track; a dead process' claims are free at once anyway. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final Ledger ledger;
  private final Extensions extensions;
  private final TrackAnalyser analyser;
  private final Function<AudioFile, Optional<SeenTags>> tagsOf;
  private final Goals goals;
  private final TrackCatalogue catalogue;
  private final ServerRound servers;
  private final Clock clock;
  private final int workers;

  /** What the kinds of runs want, and do, with each track. */
  interface Goals {
    /** The ledger's goal: what, with which settings. */
    Goal goal(RunRequest.Kind kind);

    /** The packs that are heard, the preferred one first. */
    default List<String> packs() {
      return List.of();
    }

    /**
     * Makes ready what listening needs; called before each track that is listened to.
     *
     * @throws RunException when a pack cannot be used
     */
    default void prepare() throws RunException {}

    /** What is done with an analysed track. */
    TrackTask task(RunRequest request);

    /** Whether what a run has made of a track before is still there. */
    default boolean hasResult(RunRequest.Kind kind, Path track) {
      return true;
    }
  }

  RunService(
      Ledger ledger,
      Extensions extensions,
      TrackAnalyser analyser,
      Function<AudioFile, Optional<SeenTags>> tagsOf,
      Goals goals,
      TrackCatalogue catalogue,
      ServerRound servers,
      int workers,
      Clock clock) {
    this.ledger = ledger;
    this.extensions = extensions;
    this.analyser = analyser;
    this.tagsOf = tagsOf;
    this.goals = goals;
    this.catalogue = catalogue;
    this.servers = servers;
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * Runs until every track below the roots is settled, or the signal is given.
   *
   * @throws RunException when a root does not exist or a pack cannot be used
   */
  public RunReport run(RunRequest request, RunListener listener, CancelSignal cancel)
      throws RunException, InterruptedException {
    return run(request, listener, cancel, Pace.FREE);
  }

  /**
   * The same at a pace.
   *
   * @param pace asked before each track
   */
  public RunReport run(RunRequest request, RunListener listener, CancelSignal cancel, Pace pace)
      throws RunException, InterruptedException {
    Instant started = clock.instant();
    for (Path root : request.roots()) {
      sourceOf(root);
    }
    Run run = ledger.startRun(request.command(), goals.goal(request.kind()), goals.packs());
    listener.started(run.id());
    RunProgress progress = new RunProgress(listener);
    ServerNotices notices = servers.notices(progress::warning);
    try (notices) {
      scan(run, request, progress, cancel);
      progress.draining();
      if ((progress.hasWork() || request.joins()) && !cancel.isCancelled()) {
        TrackWork work = new TrackWork(goals.task(request), progress, notices, pace);
        new WorkerPool(workers).drain(worker -> turn(run, worker, work), cancel);
      }
    } catch (UnusablePackException e) {
      throw (RunException) e.getCause();
    } finally {
      ledger.finishRun(run, progress.counts());
    }
    return new RunReport(
        run.id(),
        progress.counts(),
        Duration.between(started, clock.instant()),
        cancel.isCancelled());
  }

  private void scan(Run run, RunRequest request, RunProgress progress, CancelSignal cancel)
      throws RunException {
    if (request.joins()) {
      request.roots().forEach(root -> ledger.joinOthers(run, root));
      return;
    }
    for (Path root : request.roots()) {
      try (RootScan scan =
          new RootScan(
              new Recognisers(extensions.recognisers()),
              ledger.startScan(run, root, request.retry() != RunRequest.Retry.NOTHING),
              track -> goals.hasResult(request.kind(), track),
              progress,
              cancel)) {
        sourceOf(root).scan(root.toString(), scan);
        scan.reportKnown(progress.wantsUnchanged());
      } catch (IOException e) {
        throw new RunException("cannot read " + root + ": " + e.getMessage(), e);
      }
      if (cancel.isCancelled()) {
        return;
      }
    }
  }

  private LibrarySource sourceOf(Path root) throws RunException {
    if (!Files.exists(root)) {
      throw new RunException("no such file or folder: " + root);
    }
    return extensions.sources().stream()
        .filter(source -> source.supports(root.toString()))
        .findFirst()
        .orElseThrow(() -> new RunException("nothing knows how to look for music in " + root));
  }

  /** What a worker does with each track. */
  private record TrackWork(
      TrackTask task, RunProgress progress, ServerNotices notices, Pace pace) {}

  private Turn turn(Run run, String worker, TrackWork work) throws InterruptedException {
    Duration pause = work.pace().pause();
    if (pause.compareTo(Duration.ZERO) > 0) {
      return new Turn.Idle(pause);
    }
    NextWork next = ledger.next(run, worker, LEASE);
    if (next instanceof NextWork.NotBefore later) {
      return new Turn.Idle(later.pause());
    } else if (next instanceof NextWork.Claimed claimed) {
      work(run, claimed.claim(), work);
      return new Turn.Worked();
    }
    return new Turn.Drained();
  }

  private void work(Run run, Claim claim, TrackWork work) throws InterruptedException {
    AudioFile file = claim.file();
    StageClock clock = new StageClock();
    try {
      Optional<String> gone = whyGone(file);
      Optional<String> left = gone.isPresent() ? gone : work.task().whyLeft(file);
      if (left.isPresent()) {
        leave(claim, left.get(), work.progress());
        return;
      }
      long start = StageClock.now();
      Optional<SeenTags> seen = TrackFailure.inStage(Stage.TAGS, () -> tagsOf.apply(file));
      TrackAnalyser.Analysis analysis = analyse(file, seen, clock);
      TrackTask.Done done =
          clock.time(
              Stage.TAGS,
              () ->
                  TrackFailure.inStage(
                      Stage.TAGS, () -> work.task().apply(file, analysis, run.id(), start)));
      settle(claim, done, work.progress());
      if (done.outcome() instanceof TrackOutcome.Tagged && work.notices().isHeard()) {
        work.notices().tagged(catalogue.describe(done.afterwards(), analysis));
      }
    } catch (TrackFailure e) {
      if (Thread.currentThread().isInterrupted()) {
        ledger.release(claim);
        throw new InterruptedException();
      }
      if (e.isUnheard()) {
        leave(claim, e.getMessage(), work.progress());
        return;
      }
      fail(claim, e.stage(), e.getMessage(), e.isRetryable(), work.progress());
    } finally {
      work.progress().took(clock);
    }
  }

  private TrackAnalyser.Analysis analyse(AudioFile file, Optional<SeenTags> seen, StageClock clock)
      throws TrackFailure {
    AudioMemory memory = ledger.remember(file, () -> keyOf(file));
    try {
      return analyser.analyse(file, TrackMemory.of(memory), this::prepare, seen, clock);
    } finally {
      memory.save();
    }
  }

  /** Before the first track that is listened to. */
  private void prepare() {
    try {
      goals.prepare();
    } catch (RunException e) {
      throw new UnusablePackException(e);
    }
  }

  /** Ends the run from within a worker. */
  private static final class UnusablePackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusablePackException(RunException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private void leave(Claim claim, String reason, RunProgress progress) {
    AudioFile file = claim.file();
    TrackOutcome left = new TrackOutcome.Skipped(file.path(), Optional.empty(), reason);
    settle(claim, new TrackTask.Done(left, file), progress);
  }

  private void settle(Claim claim, TrackTask.Done done, RunProgress progress) {
    ledger.settleWithNext(claim, done.outcome(), done.afterwards());
    progress.outcome(done.outcome());
  }

  private void fail(
      Claim claim, Stage stage, String reason, boolean retryable, RunProgress progress) {
    State state = ledger.fail(claim, stage, reason, retryable);
    if (state == State.GIVEN_UP) {
      progress.outcome(new TrackOutcome.Failed(claim.file().path(), stage, reason));
    }
  }

  /** Why the file cannot be worked on as it was found; empty when it is as it was. */
  private static Optional<String> whyGone(AudioFile file) {
    try {
      return FileStamp.of(file.path()).fits(file)
          ? Optional.empty()
          : Optional.of("changed since it was found; the next run takes it");
    } catch (IOException e) {
      return Optional.of("no longer there, or no longer readable");
    }
  }

  /** A file that is read while it changes, or whose audio cannot be told, has no key. */
  private static Optional<String> keyOf(AudioFile file) {
    try {
      String key = AudioKey.of(file.path(), file.format());
      return FileStamp.of(file.path()).fits(file) ? Optional.of(key) : Optional.empty();
    } catch (IOException | RuntimeException untold) {
      LOG.debug("no key of the audio of {}", file.path(), untold);
      return Optional.empty();
    }
  }
}
