package org.cratetag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cratetag.api.track.AudioFile;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.PathRange;
import org.cratetag.ledger.database.Processes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Claims work. What a worker does after its lease ended and another took over changes nothing. */
final class WorkClaims {
  /** Of a change, that the claim which it rests on still holds. */
  static final String HELD =
      " WHERE id = ? AND state = 'CLAIMED' AND process_id = ? AND claims = ?";

  private static final String CANDIDATES =
      "SELECT w.id, w.state, w.claims, w.failures, w.abandoned,"
          + " t.path, t.format, t.size_bytes, t.mtime_ns, t.audio_id"
          + " FROM work w JOIN track t ON t.id = w.track_id WHERE w.id IN (SELECT id %s) ORDER BY w.id";
  static final String NO_OWNER = "worker = NULL, changed_ms = ?";

  private final Database database;
  private final PathNames names;
  private final Processes processes;
  private final RetryPolicy retry;

  WorkClaims(Database database, PathNames names, Processes processes, RetryPolicy retry) {
    this.database = database;
    this.names = names;
    this.processes = processes;
    this.retry = retry;
  }

  /**
   * Takes several tracks of a run at once that nobody has tried: where tracks pass in milliseconds,
   * a transaction for each costs more than the work.
   */
  List<Taken> takeSome(
      Handle handle, long processId, Run run, String worker, Duration lease, int most) {
    long now = database.millis(handle);
    List<Candidate> untried =
        candidates(
                handle
                    .createQuery(
                        CANDIDATES.formatted(
                            "FROM work WHERE run_id = :run AND claimable_ms <= :now"
                                + " AND abandoned = 0 AND state = 'QUEUED'"
                                + " ORDER BY run_id, claimable_ms, id LIMIT "
                                + most
                                + database.skipLocked()))
                    .bind("run", run.id())
                    .bind("now", now))
            .list();
    return take(handle, processId, untried, run, worker, lease);
  }

  /**
   * The first claimable work of a run, else of those that it helps; it is perhaps taken before
   * {@link #take} is called.
   */
  Optional<Candidate> find(Handle handle, Run run, Helped others) {
    long now = database.millis(handle);
    Optional<Candidate> own =
        candidate(
            handle
                .createQuery(
                    CANDIDATES.formatted(
                        "FROM work WHERE run_id = :run AND claimable_ms <= :now"
                            + " ORDER BY run_id, claimable_ms, id LIMIT 1"
                            + database.skipLocked()))
                .bind("run", run.id())
                .bind("now", now));
    return own.isPresent() || others.runs().isEmpty() ? own : findOfOthers(handle, others, now);
  }

  private Optional<Candidate> findOfOthers(Handle handle, Helped others, long now) {
    return PathRange.portions(others.below()).stream()
        .flatMap(below -> findOfOthers(handle, others.runs(), below, now).stream())
        .findFirst();
  }

  private Optional<Candidate> findOfOthers(
      Handle handle, Set<Long> runs, List<PathRange> below, long now) {
    return candidate(
        PathRange.bind(
            handle
                .createQuery(
                    CANDIDATES.formatted(
                        "FROM work WHERE run_id IN (<runs>) AND claimable_ms <= :now"
                            + " AND EXISTS (SELECT 1 FROM track b WHERE b.id = work.track_id"
                            + " AND NOT b.missing AND "
                            + PathRange.condition("b.path", below)
                            + ") LIMIT 1"
                            + database.skipLocked()))
                .bindList("runs", List.copyOf(runs))
                .bind("now", now),
            below));
  }

  private Optional<Candidate> candidate(Query query) {
    return candidates(query).findOne();
  }

  private ResultIterable<Candidate> candidates(Query query) {
    return query.map(
        (row, context) ->
            new Candidate(
                row.getLong("id"),
                State.valueOf(row.getString("state")),
                row.getInt("claims"),
                row.getInt("failures"),
                row.getInt("abandoned"),
                Rows.toFile(row, names),
                audioOf(row)));
  }

  private static Optional<Long> audioOf(ResultSet row) throws SQLException {
    long audio = row.getLong("audio_id");
    return row.wasNull() ? Optional.empty() : Optional.of(audio);
  }

  /** Takes them for a process, but those at which another was faster. */
  List<Taken> take(
      Handle handle,
      long processId,
      List<Candidate> candidates,
      Run run,
      String worker,
      Duration lease) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    long now = database.millis(handle);
    Instant until = Instant.ofEpochMilli(now + lease.toMillis());
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE work SET state = 'CLAIMED', claimable_ms = ?, process_id = ?, worker = ?,"
                + " run_id = ?, claims = ?, abandoned = ?, changed_ms = ?"
                + " WHERE id = ? AND claims = ? AND claimable_ms <= ?");
    for (Candidate candidate : candidates) {
      batch.add(
          until.toEpochMilli(),
          processId,
          worker,
          run.id(),
          candidate.claims() + 1,
          candidate.abandonedNow(),
          now,
          candidate.workId(),
          candidate.claims(),
          now);
    }
    int[] changed = batch.execute();
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 1) {
        taken.add(candidates.get(i).takenFor(run.goal(), until));
      }
    }
    return taken;
  }

  /** Whether a claim of this process still holds: its lease is not over and nobody took over. */
  boolean holds(Handle handle, Claim claim) {
    return 1
        == handle
            .createQuery("SELECT COUNT(*) FROM work" + HELD + " AND claimable_ms > ?")
            .bind(0, claim.workId())
            .bind(1, processes.own())
            .bind(2, claim.number())
            .bind(3, database.millis(handle))
            .mapTo(Integer.class)
            .one();
  }

  /** Gives up what took several processes down. Returns whether it did. */
  boolean giveUpIfDeadly(Handle handle, Candidate candidate) {
    if (candidate.abandonedNow() < retry.maximumAbandoned()) {
      return false;
    }
    handle.execute(
        "UPDATE work SET state = 'GIVEN_UP', claimable_ms = NULL, claims = claims + 1,"
            + " abandoned = ?, reason = ?, "
            + NO_OWNER
            + " WHERE id = ? AND claims = ?",
        candidate.abandonedNow(),
        "the program ended " + candidate.abandonedNow() + " times while at this file",
        database.millis(handle),
        candidate.workId(),
        candidate.claims());
    return true;
  }

  /** How long it is until the next failed work of the run is due. */
  Optional<Duration> nextDue(Handle handle, Run run) {
    long now = database.millis(handle);
    return handle
        .createQuery(
            "SELECT MIN(claimable_ms) FROM work WHERE run_id = ? AND claimable_ms > ?"
                + " AND state = 'FAILED'")
        .bind(0, run.id())
        .bind(1, now)
        .mapTo(Long.class)
        .findOne()
        .map(due -> Duration.ofMillis(due - now));
  }

  void release(Handle handle, Claim claim) {
    handle.execute(
        "UPDATE work SET state = 'QUEUED', claimable_ms = ?, " + NO_OWNER + HELD,
        database.millis(handle),
        database.millis(handle),
        claim.workId(),
        processes.own(),
        claim.number());
  }

  /**
   * What was claimed.
   *
   * @param audio number of the recording; empty while nobody knows which it is
   */
  record Taken(Claim claim, Optional<Long> audio) {}

  /** Work that looks claimable. */
  record Candidate(
      long workId,
      State state,
      int claims,
      int failures,
      int abandoned,
      AudioFile file,
      Optional<Long> audio) {
    private Taken takenFor(Goal goal, Instant until) {
      return new Taken(new Claim(workId, claims + 1, file, goal, failures + 1, until), audio);
    }

    /** Deaths or lost leases so far, the one that left it claimed included. */
    int abandonedNow() {
      return state == State.CLAIMED ? abandoned + 1 : abandoned;
    }
  }

  /**
   * Other runs whose tracks a run takes when it has none of its own.
   *
   * @param runs their numbers
   * @param below where those tracks must lie
   */
  record Helped(Set<Long> runs, List<PathRange> below) {
    static final Helped NONE = new Helped(Set.of(), List.of());

    Helped {
      runs = Set.copyOf(runs);
      below = List.copyOf(below);
    }

    /** None so far. */
    static Helped below(List<PathRange> ranges) {
      return new Helped(Set.of(), ranges);
    }

    /** With more runs. */
    Helped and(Set<Long> others) {
      Set<Long> all = new TreeSet<>(runs);
      all.addAll(others);
      return new Helped(all, below);
    }

    /** Those of two roots. */
    Helped and(Helped other) {
      Set<Long> all = new TreeSet<>(runs);
      all.addAll(other.runs);
      List<PathRange> both = new ArrayList<>(below);
      both.addAll(other.below);
      return new Helped(all, both);
    }
  }
}
