package org.cratetag.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.database.Compaction;
import org.cratetag.ledger.database.H2File;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.ledger.database.Processes;
import org.cratetag.ledger.database.Schema;
import org.cratetag.ledger.database.Transactions;
import org.cratetag.ledger.journal.JdbcTagJournal;
import org.cratetag.tags.journal.TagJournal;
import org.jdbi.v3.core.Handle;

/**
 * The durable queue and memory. Safe for use by several threads; several processes may have the
 * same ledger open.
 *
 * <p>Changes are written together, see {@link Transactions}. When the process is killed, the ledger
 * is as it was at the last write: tracks that were settled since are claimed once more, so work
 * must stand being done twice. What {@link #tagJournal} prepares and intends is on the disk, with
 * all that was recorded before it, when it returns.
 *
 * <p>A run goes: {@link #startRun}, {@link #startScan} for each root, then workers ask {@link
 * #next} until it is drained and end each claim with {@link #settle}, {@link #fail} or {@link
 * #release}; then {@link #finishRun}. Always finish a run: what it leaves unfinished can be taken
 * over by a later run only when it was finished or its process has ended.
 *
 * <p>All methods throw {@link LedgerException} when the database cannot be used.
 */
public final class Ledger implements AutoCloseable {
  private final HikariDataSource dataSource;
  private final Transactions transactions;
  private final Processes processes;
  private final long processId;
  private final Runs runs;
  private final WorkQueue queue;
  private final WorkClaims claims;
  private final JdbcTagJournal journal;
  private final ReentrantLock claiming = new ReentrantLock();
  private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

  /** Over a pool of connections to a file with all its tables. */
  Ledger(HikariDataSource dataSource, Compaction compaction, Clock clock, RetryPolicy retry) {
    this.dataSource = dataSource;
    this.transactions = Transactions.over(dataSource, compaction);
    this.processes = new Processes(clock, H2File.isOpenedHere(dataSource));
    this.processId = transactions.callForced(processes::enter, processes::isEntered);
    this.runs = new Runs(clock);
    this.queue = new WorkQueue(clock);
    this.claims = new WorkClaims(clock, processId, retry);
    this.journal = new JdbcTagJournal(transactions, processes, processId);
  }

  /**
   * Opens a ledger and makes it when there is none.
   *
   * @param databaseFile where, without H2's suffix {@code .mv.db}; its folder is made, for the
   *     owner's eyes only
   * @throws LedgerException when the file is damaged, was written by a newer program, or is used by
   *     a process that does not answer; the message says what to do
   */
  public static Ledger open(Path databaseFile, Clock clock) {
    return open(databaseFile, clock, RetryPolicy.DEFAULT);
  }

  static Ledger open(Path databaseFile, Clock clock, RetryPolicy retry) {
    return open(databaseFile, clock, retry, Compaction.SHORTEST_IN_A_RUN);
  }

  /**
   * As above.
   *
   * @param shortestToCompact a file of fewer bytes is not compacted before it is closed
   */
  static Ledger open(Path databaseFile, Clock clock, RetryPolicy retry, long shortestToCompact) {
    H2File file = new H2File(databaseFile);
    HikariDataSource dataSource = file.open();
    try {
      Schema.migrate(dataSource, "BLOB");
      file.noteMade();
      return new Ledger(dataSource, new Compaction(file, shortestToCompact), clock, retry);
    } catch (RuntimeException e) {
      dataSource.close();
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
    return transactions.callForced(
        handle -> {
          freeAbandoned(handle);
          return runs.start(handle, processId, command, goal, packs);
        },
        (handle, started) -> runs.find(handle, started.id()).isPresent());
  }

  /**
   * Ends a run, whether it came to its end or not.
   *
   * @param counts tracks by outcome, for lists of runs and the rate
   */
  public void finishRun(Run run, Map<String, Integer> counts) {
    transactions.run(handle -> runs.finish(handle, run.id(), counts));
  }

  /** The latest runs, newest first. */
  public List<RunSummary> listRuns(int limit) {
    return transactions.call(
        handle -> {
          processes.noteDead(handle);
          return runs.list(handle, limit);
        });
  }

  /** The latest runs that changed files, newest first. */
  public List<RunChanges> listRunChanges(int limit) {
    return transactions.call(
        handle -> {
          processes.noteDead(handle);
          return runs.listChanges(handle, limit);
        });
  }

  /** A run by its number. */
  public Optional<RunSummary> findRun(long id) {
    return transactions.call(
        handle -> {
          processes.noteDead(handle);
          return runs.find(handle, id);
        });
  }

  /** What failed in a run, by reason, the most frequent first. */
  public List<FailureGroup> listFailures(long runId) {
    return transactions.call(handle -> runs.failures(handle, runId));
  }

  /**
   * Begins a pass over a root.
   *
   * @param root a folder or a file, absolute and normalised
   * @param retryLeft whether tracks that were given up or left alone count as not known
   */
  public LibraryScan startScan(Run run, Path root, boolean retryLeft) {
    return new LibraryScan(transactions, queue, run, root, retryLeft);
  }

  /**
   * Claims the next track of a run, or says when to ask again. Atomic among threads and processes.
   *
   * @param worker a name for the record
   * @param lease how long the track stays claimed without {@link #renew} while this process lives;
   *     when the process dies, the track is free at once
   */
  public NextWork next(Run run, String worker, Duration lease) {
    claiming.lock();
    try {
      NextWork next = transactions.call(handle -> next(handle, run, worker, lease));
      // Not within the transaction: what is claimed by one whose answer is lost nobody has in hand.
      if (next instanceof NextWork.Claimed claimed) {
        inHand.add(claimed.claim().workId());
      }
      return next;
    } finally {
      claiming.unlock();
    }
  }

  private NextWork next(Handle handle, Run run, String worker, Duration lease) {
    boolean freed = false;
    while (true) {
      Optional<WorkClaims.Candidate> candidate = claims.find(handle, run);
      if (candidate.isPresent()) {
        if (!claims.giveUpIfDeadly(handle, candidate.get())) {
          Optional<Claim> claim = claims.take(handle, candidate.get(), run, worker, lease);
          if (claim.isPresent()) {
            return new NextWork.Claimed(claim.get());
          }
        }
      } else if (freed || freeAbandoned(handle) + freeForgotten(handle) == 0) {
        return claims
            .nextDue(handle, run)
            .<NextWork>map(NextWork.NotBefore::new)
            .orElseGet(NextWork.Drained::new);
      } else {
        freed = true;
      }
    }
  }

  /**
   * Frees what stands as claimed by this process although no worker has it in hand: the process
   * that served the database was killed before it had written what was settled here.
   */
  private int freeForgotten(Handle handle) {
    return queue.freeForgotten(handle, processId, inHand);
  }

  private int freeAbandoned(Handle handle) {
    processes.noteDead(handle);
    return queue.freeAbandoned(handle);
  }

  /** Makes a lease last from now. Returns whether the claim still held. */
  public boolean renew(Claim claim, Duration lease) {
    return transactions.call(handle -> claims.renew(handle, claim, lease));
  }

  /** Gives a track back to the queue as if it had not been claimed. */
  public void release(Claim claim) {
    transactions.run(handle -> claims.release(handle, claim));
    inHand.remove(claim.workId());
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
    return ended(
        claim, transactions.call(handle -> claims.settle(handle, claim, outcome, afterwards)));
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
    return ended(
        claim, transactions.call(handle -> claims.fail(handle, claim, stage, reason, retryable)));
  }

  private <T> T ended(Claim claim, T result) {
    inHand.remove(claim.workId());
    return result;
  }

  /** What is known of a file; of several kinds of goal, the one that changed last. */
  public Optional<TrackEntry> find(Path path) {
    return transactions.call(handle -> TrackQuery.find(handle, path));
  }

  /**
   * What is known of the files below a root under one kind of goal, by path.
   *
   * @param root a folder or a file, absolute and normalised
   */
  public List<TrackEntry> list(Path root, String goalKind) {
    return transactions.call(handle -> TrackQuery.list(handle, root, goalKind));
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
      TrackQuery.Page page = transactions.call(handle -> TrackQuery.page(handle, roots, from));
      page.tracks().forEach(one);
      after = page.last();
    }
  }

  /**
   * Keeps features of a known file. Very large ones are not kept.
   *
   * @return whether they were kept
   */
  public boolean putFeatures(AudioFile file, FrontEnd frontEnd, FeatureTensor features) {
    return transactions.call(handle -> FeatureCache.put(handle, file, frontEnd, features));
  }

  /** Features that were kept for the file as it is. */
  public Optional<FeatureTensor> findFeatures(AudioFile file, FrontEnd frontEnd) {
    return transactions.call(handle -> FeatureCache.find(handle, file, frontEnd));
  }

  /** What the ledger knows, in numbers. */
  public LedgerStatus status() {
    return transactions.call(
        handle -> {
          processes.noteDead(handle);
          return StatusQuery.ask(handle, runs);
        });
  }

  /** The journal of tag changes. */
  public TagJournal tagJournal() {
    return journal;
  }

  @Override
  public void close() {
    if (dataSource.isClosed()) {
      return;
    }
    try {
      journal.close();
      transactions.run(handle -> processes.leave(handle, processId));
      transactions.tidyUp();
    } finally {
      dataSource.close();
    }
  }
}
