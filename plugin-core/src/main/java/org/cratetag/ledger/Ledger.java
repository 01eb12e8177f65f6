package org.cratetag.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.ledger.database.LedgerTime;
import org.cratetag.ledger.database.LibraryNames;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.PathRange;
import org.cratetag.ledger.database.Processes;
import org.cratetag.ledger.journal.JdbcTagJournal;
import org.cratetag.ledger.node.NodeBoard;
import org.cratetag.ledger.notice.NoticeBox;
import org.cratetag.tags.journal.TagJournal;

/**
 * The durable queue and memory. Safe for use by several threads; several processes may have the
 * same ledger open, and several machines one on a server.
 *
 * <p>What was recorded survives the end of the process, however it ends. After a loss of power the
 * ledger may be as it was a moment before: tracks that were settled since are claimed once more, so
 * work must stand being done twice. What {@link #tagJournal} prepares and intends is on the disk,
 * with all that was recorded before it, when it returns.
 *
 * <p>A run goes: {@link #startRun}, {@link #startScan} for each root, then workers ask {@link
 * #next} until it is drained and end each claim with {@link #settle}, {@link #fail} or {@link
 * #release}; then {@link #finishRun}. Always finish a run: what it leaves unfinished can be taken
 * over by a later run only when it was finished or its process has ended. The thread that claims a
 * track is the one that works on it: what it journals is refused when its claim no longer holds.
 *
 * <p>All methods throw {@link LedgerException} when the database cannot be used.
 */
public final class Ledger implements AutoCloseable {
  private final Database database;
  private final PathNames names;
  private final Processes processes;
  private final Runs runs;
  private final WorkQueue queue;
  private final ClaimDesk desk;
  private final TrackQuery tracks;
  private final JdbcTagJournal journal;
  private final NoticeBox notices;
  private final NodeBoard nodes;
  private boolean closed;

  /** Over a database with all its tables. */
  Ledger(Database database, Map<String, Path> libraries, RetryPolicy retry) {
    this.database = database;
    this.names = new PathNames(libraries);
    this.processes = new Processes(database);
    this.runs = new Runs(database, names);
    this.queue = new WorkQueue(database, names);
    this.desk = new ClaimDesk(database, names, processes, queue, retry);
    this.tracks = new TrackQuery(names);
    this.journal = new JdbcTagJournal(database, names, processes, desk::fenceOfThisThread);
    this.notices = new NoticeBox(database, names, processes);
    this.nodes = new NodeBoard(database, processes);
    LibraryNames.apply(database, libraries, names);
  }

  /**
   * Opens a ledger in a file and makes it when there is none.
   *
   * @throws LedgerException when the file is damaged, was written by a newer program, or is held by
   *     a process that does not answer; the message says what to do
   */
  public static Ledger open(Path file, Clock clock) {
    return open(new LedgerPlace.InFile(file, Map.of()), clock);
  }

  /** Opens a ledger and makes it when there is none. One on a server goes by the server's time. */
  public static Ledger open(LedgerPlace place, Clock clock) {
    LedgerTime time =
        place instanceof LedgerPlace.InFile ? LedgerTime.of(clock) : LedgerTime.OF_DATABASE;
    return open(place, time);
  }

  static Ledger open(LedgerPlace place, LedgerTime time) {
    Database database = Database.open(place, time);
    try {
      return new Ledger(database, place.libraries(), RetryPolicy.DEFAULT);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Starts a run that hears no pack; also frees what dead processes had in hand. */
  public Run startRun(String command, Goal goal) {
    return startRun(command, goal, List.of());
  }

  /**
   * Starts a run; also frees what dead processes had in hand.
   *
   * @param packs the packs that it hears, for the record
   */
  public Run startRun(String command, Goal goal, List<String> packs) {
    desk.freeAbandoned();
    long process = processes.own();
    return database.call(handle -> runs.start(handle, process, command, goal, packs));
  }

  /**
   * Ends a run, whether it came to its end or not.
   *
   * @param counts tracks by outcome, for lists of runs and the rate
   */
  public void finishRun(Run run, Map<String, Integer> counts) {
    desk.finish(run);
    database.run(handle -> runs.finish(handle, run.id(), counts));
  }

  /** Forgets a finished run in which nothing was to be done, so that lists show those that did. */
  public void forgetIdleRun(long runId) {
    database.run(handle -> runs.forget(handle, runId));
  }

  /** The latest runs, newest first. */
  public List<RunSummary> listRuns(int limit) {
    processes.noteDead();
    return database.read(handle -> runs.list(handle, limit));
  }

  /** The latest runs that changed files, newest first. */
  public List<RunChanges> listRunChanges(int limit) {
    processes.noteDead();
    return database.read(handle -> runs.listChanges(handle, limit));
  }

  /** A run by its number. */
  public Optional<RunSummary> findRun(long id) {
    processes.noteDead();
    return database.read(handle -> runs.find(handle, id));
  }

  /** Id and version of every pack that a run has heard. */
  public Set<String> listPacksHeard() {
    return database.read(runs::listPacks);
  }

  /** What failed in a run, by reason, the most frequent first. */
  public List<FailureGroup> listFailures(long runId) {
    return database.read(handle -> runs.failures(handle, runId));
  }

  /**
   * Begins a pass over a root.
   *
   * @param root a folder or a file, absolute and normalised
   * @param retryLeft whether tracks that were given up or left alone count as not known
   */
  public LibraryScan startScan(Run run, Path root, boolean retryLeft) {
    long goal = database.call(handle -> WorkQueue.goalId(handle, run.goal()));
    desk.help(run, names.below(root));
    return new LibraryScan(database, names, queue, run, goal, root, retryLeft);
  }

  /** Has a run take what other runs have queued for the same goal below a root. */
  public void joinOthers(Run run, Path root) {
    desk.help(run, names.below(root));
  }

  /**
   * The places in which tracks wait for somebody; those of dead processes are freed before.
   *
   * @param places files and folders, by a name of the caller's
   * @param goalKind what for
   */
  public Set<String> listWaiting(Map<String, List<Path>> places, String goalKind) {
    desk.freeAbandoned();
    return database.read(
        handle ->
            places.entrySet().stream()
                .filter(place -> queue.isWaiting(handle, goalKind, below(place.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()));
  }

  private List<PathRange> below(List<Path> roots) {
    return roots.stream().flatMap(root -> names.below(root).stream()).distinct().toList();
  }

  /**
   * Claims the next track of a run, or says when to ask again. Atomic among threads, processes and
   * machines. When the run's own tracks are all taken, those come next that other runs have queued
   * for the same goal below the roots that this run has scanned, whether those runs are at work or
   * ended in it.
   *
   * @param worker a name for the record
   * @param lease how long the track stays claimed; when the process dies, the track is free before
   */
  public NextWork next(Run run, String worker, Duration lease) {
    return desk.next(run, worker, lease);
  }

  /** Gives a track back to the queue as if it had not been claimed. */
  public void release(Claim claim) {
    desk.release(claim);
  }

  /**
   * Records what came of a track. A failed outcome is recorded like {@link #fail} without retry.
   *
   * @param afterwards the file as the run leaves it, so that our own write is not seen as a change
   *     later; the claim's file when nothing was written
   * @return whether the claim still held; otherwise nothing was recorded
   */
  public boolean settle(Claim claim, TrackOutcome outcome, AudioFile afterwards) {
    if (outcome instanceof TrackOutcome.Failed failed) {
      fail(claim, failed.stage(), failed.reason(), false);
      return true;
    }
    return desk.settle(claim, outcome, afterwards);
  }

  /**
   * As {@link #settle}, but recorded with the next claim or when the run is finished, whichever
   * comes first, which saves a transaction for each track. The caller goes on to {@link #next}.
   */
  public void settleWithNext(Claim claim, TrackOutcome outcome, AudioFile afterwards) {
    if (outcome instanceof TrackOutcome.Failed) {
      settle(claim, outcome, afterwards);
    } else {
      desk.settleWithNext(claim, outcome, afterwards);
    }
  }

  /**
   * Records a failure.
   *
   * @param retryable whether it may pass: a time limit, a busy disk. A file that does not decode
   *     will not decode in a minute either
   * @return {@code FAILED} when it will be tried again within this run, else {@code GIVEN_UP}:
   *     until the file or the settings change or the user asks again
   */
  public State fail(Claim claim, Stage stage, String reason, boolean retryable) {
    return desk.fail(claim, stage, reason, retryable);
  }

  /** What is known of a file; of several kinds of goal, the one that changed last. */
  public Optional<TrackEntry> find(Path path) {
    return database.read(handle -> tracks.find(handle, path));
  }

  /**
   * What is known of the files below a root under one kind of goal, by path.
   *
   * @param root a folder or a file, absolute and normalised
   */
  public List<TrackEntry> list(Path root, String goalKind) {
    return database.read(handle -> tracks.list(handle, root, goalKind));
  }

  /**
   * Goes through the tracks that are known, by path, some hundred at a time: what is done with each
   * is outside of any transaction.
   *
   * @param roots files and folders, absolute and normalised; none for all tracks
   * @param one hears what is known of one track under each kind of goal, what changed last first
   */
  public void forEachTrack(List<Path> roots, Consumer<List<TrackEntry>> one) {
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      String from = after.get();
      TrackQuery.Page page = database.read(handle -> tracks.page(handle, roots, from));
      page.tracks().forEach(one);
      after = page.last();
    }
  }

  /**
   * What is remembered of the audio of a known file.
   *
   * @param content gives a text that is the same for files with the same audio, or nothing when it
   *     cannot be read; asked where the file has not been looked at as it is
   */
  public AudioMemory remember(AudioFile file, Supplier<Optional<String>> content) {
    return desk.findMemory(file)
        .map(read -> read.with(content))
        .orElseGet(() -> new AudioMemory(database, names, file, content));
  }

  /** Features that were kept for the file as it is. */
  public Optional<FeatureTensor> findFeatures(AudioFile file, FrontEnd frontEnd) {
    return new AudioMemory(database, names, file, Optional::empty).findFeatures(frontEnd);
  }

  /**
   * Forgets the tracks whose files are gone, and what was heard of recordings of which no file is
   * left. What was changed in files stays known.
   *
   * @param roots files and folders, absolute and normalised; none for all tracks
   * @return how many tracks
   */
  public int forgetMissing(List<Path> roots) {
    return database.call(
        handle -> {
          int forgotten = tracks.forgetMissing(handle, roots);
          AudioMemory.forgetUnused(handle);
          return forgotten;
        });
  }

  /** What the ledger knows, in numbers. */
  public LedgerStatus status() {
    processes.noteDead();
    return database.read(handle -> StatusQuery.ask(handle, runs, database.sizeBytes(handle)));
  }

  /** What servers are still to be told. */
  public NoticeBox notices() {
    return notices;
  }

  /** Where daemons that share the ledger say what they do. */
  public NodeBoard nodes() {
    return nodes;
  }

  /** Connections to the server that the ledger is on; empty for a ledger in a file. */
  public Optional<DataSource> findServer() {
    return database.findServer();
  }

  /** The journal of tag changes. */
  public TagJournal tagJournal() {
    return journal;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      desk.close();
      journal.close();
      processes.leave();
    } finally {
      database.close();
    }
  }
}
