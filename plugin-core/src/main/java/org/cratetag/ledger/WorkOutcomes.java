package org.cratetag.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.Json;
import org.cratetag.ledger.database.Processes;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Records what came of claimed work. Each change names the claim that it rests on; where that no
 * longer holds, nothing is changed.
 */
final class WorkOutcomes {
  private final Database database;
  private final Processes processes;
  private final RetryPolicy retry;

  WorkOutcomes(Database database, Processes processes, RetryPolicy retry) {
    this.database = database;
    this.processes = processes;
    this.retry = retry;
  }

  /**
   * Records what came of tracks.
   *
   * @return whether each claim held until now
   */
  List<Boolean> settle(Handle handle, List<Settlement> settlements) {
    if (settlements.isEmpty()) {
      return List.of();
    }
    long now = database.millis(handle);
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE work SET state = ?, claimable_ms = NULL, outcome = ?, stage = NULL,"
                + " reason = ?, prediction = ?, "
                + WorkClaims.NO_OWNER
                + WorkClaims.HELD);
    for (Settlement each : settlements) {
      Result result = Result.of(each.outcome());
      batch.add(
          result.state().name(),
          result.outcome(),
          result.reason().map(Rows::shorten).orElse(null),
          result.prediction().map(Json::ofPrediction).orElse(null),
          now,
          each.claim().workId(),
          processes.own(),
          each.claim().number());
    }
    int[] changed = batch.execute();
    List<Boolean> held = new ArrayList<>();
    for (int i = 0; i < changed.length; i++) {
      Settlement each = settlements.get(i);
      held.add(changed[i] == 1 || isSettledBy(handle, each.claim()));
      if (changed[i] == 1 && !each.afterwards().equals(each.claim().file())) {
        noteOwnWrite(handle, each.claim(), each.afterwards());
      }
    }
    return held;
  }

  /** Our own write changes size and time, but not what was heard. */
  private static void noteOwnWrite(Handle handle, Claim claim, AudioFile afterwards) {
    handle.execute(
        "UPDATE track SET size_bytes = ?, mtime_ns = ?"
            + " WHERE id = (SELECT track_id FROM work WHERE id = ?)"
            + " AND size_bytes = ? AND mtime_ns = ?",
        afterwards.sizeBytes(),
        Times.toNanos(afterwards.lastModified()),
        claim.workId(),
        claim.file().sizeBytes(),
        Times.toNanos(claim.file().lastModified()));
  }

  /** A commit whose answer was lost is done again; then the first one counts. */
  private boolean isSettledBy(Handle handle, Claim claim) {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM work WHERE id = ? AND process_id = ? AND claims = ?"
                    + " AND claimable_ms IS NULL")
            .bind(0, claim.workId())
            .bind(1, processes.own())
            .bind(2, claim.number())
            .mapTo(Integer.class)
            .one()
        == 1;
  }

  State fail(Handle handle, Claim claim, Stage stage, String reason, boolean retryable) {
    boolean again = retryable && claim.attempt() < retry.maximumAttempts();
    Long due =
        again
            ? Long.valueOf(database.millis(handle) + retry.delayAfter(claim.attempt()).toMillis())
            : null;
    State state = again ? State.FAILED : State.GIVEN_UP;
    handle.execute(
        "UPDATE work SET state = ?, claimable_ms = ?, failures = ?, outcome = NULL, stage = ?,"
            + " reason = ?, "
            + WorkClaims.NO_OWNER
            + WorkClaims.HELD,
        state.name(),
        due,
        claim.attempt(),
        stage.name(),
        Rows.shorten(reason),
        database.millis(handle),
        claim.workId(),
        processes.own(),
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

  /** What came of a track; no failure. */
  record Settlement(Claim claim, TrackOutcome outcome, AudioFile afterwards) {}
}
