package org.cratetag.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.PathRange;
import org.cratetag.ledger.database.Processes;
import org.cratetag.ledger.journal.JdbcTagJournal;
import org.jdbi.v3.core.Handle;

/**
 * Hands out the tracks of runs to the workers of this process and takes the results back. Safe for
 * use by several threads.
 */
final class ClaimDesk implements AutoCloseable {
  private final Database database;
  private final PathNames names;
  private final Processes processes;
  private final WorkQueue queue;
  private final WorkClaims claims;
  private final WorkOutcomes outcomes;
  private final ReentrantLock claiming = new ReentrantLock();

  /** The work that this process has in hand, with the thread that has it. */
  private final Map<Long, Claim> inHand = new ConcurrentHashMap<>();

  private final Map<Thread, Claim> byThread = new ConcurrentHashMap<>();

  /** Claimed together, and not yet given to a worker; by run. */
  private final Map<Long, Deque<Claim>> reserved = new ConcurrentHashMap<>();

  /** What is remembered of the tracks in hand, read along with the claim. */
  private final Map<Claim, AudioMemory> memories = new ConcurrentHashMap<>();

  /** When some were last reserved. Guarded by {@link #claiming}, as the pace. */
  private long reservedNanos = System.nanoTime();

  private final Pace pace = new Pace();

  /** Runs of others that are helped, by the run that does. */
  private final Map<Long, WorkClaims.Helped> helped = new ConcurrentHashMap<>();

  /** Results that are recorded together with the next claim. */
  private final Queue<WorkOutcomes.Settlement> unrecorded = new ConcurrentLinkedQueue<>();

  ClaimDesk(
      Database database, PathNames names, Processes processes, WorkQueue queue, RetryPolicy retry) {
    this.database = database;
    this.names = names;
    this.processes = processes;
    this.queue = queue;
    this.claims = new WorkClaims(database, names, processes, retry);
    this.outcomes = new WorkOutcomes(database, processes, retry);
  }

  /** A run takes others' tracks, too, that lie there. */
  void help(Run run, List<PathRange> below) {
    helped.merge(run.id(), WorkClaims.Helped.below(below), WorkClaims.Helped::and);
  }

  /** As {@link Ledger#next}. */
  NextWork next(Run run, String worker, Duration lease) {
    claiming.lock();
    try {
      NextWork next = tryNext(run, worker, lease);
      if (next instanceof NextWork.Drained
          && freeAbandoned() + freeForgotten() + findOthers(run) > 0) {
        next = tryNext(run, worker, lease);
      }
      if (next instanceof NextWork.Claimed claimed) {
        byThread.put(Thread.currentThread(), claimed.claim());
      }
      return next;
    } finally {
      claiming.unlock();
    }
  }

  private NextWork tryNext(Run run, String worker, Duration lease) {
    if (System.nanoTime() - reservedNanos > lease.toNanos() / 2) {
      // The first of them took longer than was to be expected; the leases of the rest run on.
      releaseReserved(run.id());
    }
    Deque<Claim> waiting = reserved.computeIfAbsent(run.id(), any -> new ArrayDeque<>());
    int most = pace.next();
    if (waiting.isEmpty()) {
      long process = processes.own();
      List<WorkOutcomes.Settlement> settled = List.copyOf(unrecorded);
      Portion taken =
          database.call(
              handle -> {
                outcomes.settle(handle, settled);
                return take(handle, process, run, worker, lease, most);
              });
      recorded(settled);
      if (taken.memories().isEmpty()) {
        return taken.otherwise();
      }
      // Not within the transaction: what is claimed by one whose answer is lost nobody has in hand.
      for (Claim claim : taken.memories().keySet()) {
        inHand.put(claim.workId(), claim);
      }
      memories.putAll(taken.memories());
      waiting.addAll(taken.memories().keySet());
      reservedNanos = System.nanoTime();
    }
    return new NextWork.Claimed(waiting.poll());
  }

  /**
   * What was claimed.
   *
   * @param memories the claims in their order, with what is remembered of each file
   * @param otherwise what a worker is told when there are none
   */
  private record Portion(Map<Claim, AudioMemory> memories, NextWork otherwise) {}

  private Portion take(
      Handle handle, long process, Run run, String worker, Duration lease, int most) {
    List<WorkClaims.Taken> taken =
        most == 1 ? List.of() : claims.takeSome(handle, process, run, worker, lease, most);
    if (taken.isEmpty()) {
      taken = takeOne(handle, process, run, worker, lease).stream().toList();
    }
    if (taken.isEmpty()) {
      return new Portion(
          Map.of(),
          claims
              .nextDue(handle, run)
              .<NextWork>map(NextWork.NotBefore::new)
              .orElseGet(NextWork.Drained::new));
    }
    Map<Long, AudioMemory.Known> known =
        AudioMemory.read(
            handle, taken.stream().flatMap(each -> each.audio().stream()).distinct().toList());
    Map<Claim, AudioMemory> remembered = new LinkedHashMap<>();
    for (WorkClaims.Taken each : taken) {
      AudioMemory memory = new AudioMemory(database, names, each.claim().file(), Optional::empty);
      each.audio().ifPresent(audio -> memory.know(audio, known.get(audio)));
      remembered.put(each.claim(), memory);
    }
    return new Portion(remembered, new NextWork.Drained());
  }

  private void recorded(List<WorkOutcomes.Settlement> settled) {
    for (WorkOutcomes.Settlement each : settled) {
      unrecorded.remove(each);
      ended(each.claim());
    }
  }

  private void recordSettled() {
    claiming.lock();
    try {
      List<WorkOutcomes.Settlement> settled = List.copyOf(unrecorded);
      if (!settled.isEmpty()) {
        database.run(handle -> outcomes.settle(handle, settled));
        recorded(settled);
      }
    } finally {
      claiming.unlock();
    }
  }

  private Optional<WorkClaims.Taken> takeOne(
      Handle handle, long process, Run run, String worker, Duration lease) {
    WorkClaims.Helped others = helped.getOrDefault(run.id(), WorkClaims.Helped.NONE);
    while (true) {
      Optional<WorkClaims.Candidate> candidate = claims.find(handle, run, others);
      if (candidate.isEmpty()) {
        return Optional.empty();
      }
      if (!claims.giveUpIfDeadly(handle, candidate.get())) {
        List<WorkClaims.Taken> taken =
            claims.take(handle, process, List.of(candidate.get()), run, worker, lease);
        if (!taken.isEmpty()) {
          return Optional.of(taken.get(0));
        }
      }
    }
  }

  /**
   * Frees what stands as claimed by this process although no worker has it in hand: the answer to a
   * claim was lost with the connection.
   */
  private int freeForgotten() {
    long process = processes.own();
    Set<Long> held = Set.copyOf(inHand.keySet());
    return database.call(handle -> queue.freeForgotten(handle, process, held));
  }

  /** Looks for other runs with work for this one. Returns how many there are. */
  private int findOthers(Run run) {
    WorkClaims.Helped own = helped.getOrDefault(run.id(), WorkClaims.Helped.NONE);
    if (own.below().isEmpty()) {
      return 0;
    }
    Set<Long> others = database.read(handle -> queue.others(handle, run, own.below()));
    helped.computeIfPresent(run.id(), (id, known) -> known.and(others));
    return others.size();
  }

  /** Frees what dead processes have in hand. */
  int freeAbandoned() {
    processes.noteDead();
    return database.call(queue::freeAbandoned);
  }

  /** Gives back what has not been begun. */
  private void releaseReserved(long run) {
    claiming.lock();
    try {
      Deque<Claim> waiting = reserved.remove(run);
      if (waiting != null && !waiting.isEmpty()) {
        database.run(handle -> waiting.forEach(claim -> claims.release(handle, claim)));
        waiting.forEach(this::ended);
      }
    } finally {
      claiming.unlock();
    }
  }

  /** As {@link Ledger#release}. */
  void release(Claim claim) {
    database.run(handle -> claims.release(handle, claim));
    ended(claim);
  }

  /** As {@link Ledger#settle}, of an outcome that is no failure. */
  boolean settle(Claim claim, TrackOutcome outcome, AudioFile afterwards) {
    WorkOutcomes.Settlement settlement = new WorkOutcomes.Settlement(claim, outcome, afterwards);
    boolean held = database.call(handle -> outcomes.settle(handle, List.of(settlement)).get(0));
    ended(claim);
    return held;
  }

  /** As {@link Ledger#settleWithNext}, of an outcome that is no failure. */
  void settleWithNext(Claim claim, TrackOutcome outcome, AudioFile afterwards) {
    unrecorded.add(new WorkOutcomes.Settlement(claim, outcome, afterwards));
  }

  /** As {@link Ledger#fail}. */
  State fail(Claim claim, Stage stage, String reason, boolean retryable) {
    State state = database.call(handle -> outcomes.fail(handle, claim, stage, reason, retryable));
    ended(claim);
    return state;
  }

  private void ended(Claim claim) {
    memories.remove(claim);
    inHand.remove(claim.workId(), claim);
    byThread.values().remove(claim);
  }

  /** What a change that the calling thread makes rests on. */
  Optional<JdbcTagJournal.Fence> fenceOfThisThread() {
    return Optional.ofNullable(byThread.get(Thread.currentThread()))
        .map(claim -> handle -> claims.holds(handle, claim));
  }

  /** What was read along with the claim of the calling thread, once. */
  Optional<AudioMemory> findMemory(AudioFile file) {
    return Optional.ofNullable(byThread.get(Thread.currentThread()))
        .map(memories::remove)
        .filter(memory -> memory.file().equals(file));
  }

  /** A run is at its end, or is stopped. */
  void finish(Run run) {
    recordSettled();
    releaseReserved(run.id());
    helped.remove(run.id());
  }

  @Override
  public void close() {
    recordSettled();
  }

  /**
   * How many tracks are claimed at a time: one, unless they pass so fast that nothing is listened
   * to. Then what a kill makes be done again are milliseconds. Guarded by {@link #claiming}.
   */
  private static final class Pace {
    private static final int MOST = 32;

    /** So many fast ones in a row first. */
    private static final int RUN_UP = 8;

    private static final long FAST_NANOS = 15_000_000L;

    private long latest = System.nanoTime();
    private int fast;

    /** How many to claim now; called for each track that a worker asks for. */
    int next() {
      long now = System.nanoTime();
      fast = now - latest < FAST_NANOS ? fast + 1 : 0;
      latest = now;
      return fast < RUN_UP ? 1 : MOST;
    }
  }
}
