package org.cratetag.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.ledger.database.Json;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;

/**
 * Claims work and settles it. Each change names the claim that it rests on, so what a worker does
 * after its lease ended and another took over changes nothing.
 */
final class WorkClaims {
  private static final String HELD =
      " WHERE id = ? AND state = 'CLAIMED' AND process_id = ? AND claims = ?";
  private static final String NO_OWNER = "worker = NULL, changed_ms = ?";

  private final Clock clock;
  private final long processId;
  private final RetryPolicy retry;

  WorkClaims(Clock clock, long processId, RetryPolicy retry) {
    this.clock = clock;
    this.processId = processId;
    this.retry = retry;
  }

  /** The first claimable work of a run; it is perhaps taken before {@link #take} is called. */
  Optional<Candidate> find(Handle handle, Run run) {
    return handle
        .createQuery(
            "SELECT w.id, w.state, w.claims, w.failures, w.abandoned,"
                + " t.path, t.format, t.size_bytes, t.mtime_ns"
                + " FROM work w JOIN track t ON t.id = w.track_id WHERE w.id = ("
                + "SELECT id FROM work WHERE run_id = ? AND claimable_ms <= ?"
                + " ORDER BY run_id, claimable_ms, id LIMIT 1)")
        .bind(0, run.id())
        .bind(1, clock.millis())
        .map(
            (row, context) ->
                new Candidate(
                    row.getLong("id"),
                    State.valueOf(row.getString("state")),
                    row.getInt("claims"),
                    row.getInt("failures"),
                    row.getInt("abandoned"),
                    Rows.toFile(row)))
        .findOne();
  }

  /** Takes it, unless another was faster. */
  Optional<Claim> take(Handle handle, Candidate candidate, Run run, String worker, Duration lease) {
    Instant until = Instant.ofEpochMilli(clock.millis() + lease.toMillis());
    int abandoned = candidate.abandonedNow();
    int taken =
        handle.execute(
            "UPDATE work SET state = 'CLAIMED', claimable_ms = ?, process_id = ?, worker = ?,"
                + " claims = ?, abandoned = ?, changed_ms = ?"
                + " WHERE id = ? AND claims = ? AND claimable_ms <= ?",
            until.toEpochMilli(),
            processId,
            worker,
            candidate.claims() + 1,
            abandoned,
            clock.millis(),
            candidate.workId(),
            candidate.claims(),
            clock.millis());
    return taken == 0
        ? Optional.empty()
        : Optional.of(
            new Claim(
                candidate.workId(),
                candidate.claims() + 1,
                candidate.file(),
                run.goal(),
                candidate.failures() + 1,
                until));
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
        clock.millis(),
        candidate.workId(),
        candidate.claims());
    return true;
  }

  /** When the next failed work of the run is due. */
  Optional<Instant> nextDue(Handle handle, Run run) {
    return handle
        .createQuery(
            "SELECT MIN(claimable_ms) FROM work WHERE run_id = ? AND claimable_ms > ?"
                + " AND state = 'FAILED'")
        .bind(0, run.id())
        .bind(1, clock.millis())
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  boolean renew(Handle handle, Claim claim, Duration lease) {
    return 1
        == handle.execute(
            "UPDATE work SET claimable_ms = ?" + HELD,
            clock.millis() + lease.toMillis(),
            claim.workId(),
            processId,
            claim.number());
  }

  void release(Handle handle, Claim claim) {
    handle.execute(
        "UPDATE work SET state = 'QUEUED', claimable_ms = ?, " + NO_OWNER + HELD,
        clock.millis(),
        clock.millis(),
        claim.workId(),
        processId,
        claim.number());
  }

  boolean settle(Handle handle, Claim claim, TrackOutcome outcome, AudioFile afterwards) {
    Result result = Result.of(outcome);
    int settled =
        handle.execute(
            "UPDATE work SET state = ?, claimable_ms = NULL, outcome = ?, stage = NULL,"
                + " reason = ?, prediction = ?, "
                + NO_OWNER
                + HELD,
            result.state().name(),
            result.outcome(),
            result.reason().map(Rows::shorten).orElse(null),
            result.prediction().map(Json::ofPrediction).orElse(null),
            clock.millis(),
            claim.workId(),
            processId,
            claim.number());
    if (settled == 0) {
      return isSettledBy(handle, claim);
    }
    if (!afterwards.equals(claim.file())) {
      noteOwnWrite(handle, claim, afterwards);
    }
    return true;
  }

  /** Our own write changes size and time, but not what was heard. */
  private static void noteOwnWrite(Handle handle, Claim claim, AudioFile afterwards) {
    String fingerprint =
        " SET size_bytes = ?, mtime_ns = ? WHERE %s = (SELECT track_id FROM work WHERE id = ?)"
            + " AND size_bytes = ? AND mtime_ns = ?";
    for (String update :
        new String[] {
          "UPDATE track" + fingerprint.formatted("id"),
          "UPDATE feature" + fingerprint.formatted("track_id")
        }) {
      handle.execute(
          update,
          afterwards.sizeBytes(),
          Times.toNanos(afterwards.lastModified()),
          claim.workId(),
          claim.file().sizeBytes(),
          Times.toNanos(claim.file().lastModified()));
    }
  }

  /** A commit whose answer was lost is done again; then the first one counts. */
  private boolean isSettledBy(Handle handle, Claim claim) {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM work WHERE id = ? AND process_id = ? AND claims = ?"
                    + " AND claimable_ms IS NULL")
            .bind(0, claim.workId())
            .bind(1, processId)
            .bind(2, claim.number())
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  State fail(Handle handle, Claim claim, Stage stage, String reason, boolean retryable) {
    boolean again = retryable && claim.attempt() < retry.maximumAttempts();
    Long due =
        again ? Long.valueOf(clock.millis() + retry.delayAfter(claim.attempt()).toMillis()) : null;
    State state = again ? State.FAILED : State.GIVEN_UP;
    handle.execute(
        "UPDATE work SET state = ?, claimable_ms = ?, failures = ?, outcome = NULL, stage = ?,"
            + " reason = ?, "
            + NO_OWNER
            + HELD,
        state.name(),
        due,
        claim.attempt(),
        stage.name(),
        Rows.shorten(reason),
        clock.millis(),
        claim.workId(),
        processId,
        claim.number());
    return state;
  }

  /** An outcome as the columns hold it. */
  private record Result(
      State state, String outcome, Optional<String> reason, Optional<TrackPrediction> prediction) {
    static Result of(TrackOutcome outcome) {
      if (outcome instanceof TrackOutcome.Failed) {
        throw new IllegalArgumentException("not an outcome that settles: " + outcome);
      }
      Optional<String> reason =
          outcome instanceof TrackOutcome.Skipped skipped
              ? Optional.of(skipped.reason())
              : Optional.empty();
      return new Result(
          reason.isPresent() ? State.SKIPPED : State.DONE,
          outcome.key(),
          reason,
          outcome.findPrediction());
    }
  }

  /** Work that looks claimable. */
  record Candidate(
      long workId, State state, int claims, int failures, int abandoned, AudioFile file) {
    /** Deaths or lost leases so far, the one that left it claimed included. */
    int abandonedNow() {
      return state == State.CLAIMED ? abandoned + 1 : abandoned;
    }
  }
}
