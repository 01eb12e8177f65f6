package org.cratetag.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.api.track.Stage;
import org.cratetag.ledger.database.PathText;
import org.jdbi.v3.core.Handle;

/** The numbers of {@link LedgerStatus}. */
final class StatusQuery {
  private static final int LATEST_RUNS = 10;
  private static final int FAILURE_GROUPS = 50;
  private static final int EXAMPLES = 3;

  private StatusQuery() {}

  static LedgerStatus ask(Handle handle, Runs runs) {
    List<RunSummary> latest = runs.list(handle, LATEST_RUNS);
    return new LedgerStatus(
        count(handle, "SELECT COUNT(*) FROM track"),
        count(handle, "SELECT COUNT(*) FROM track WHERE missing"),
        countsByGoal(handle),
        failures(handle),
        latest,
        Runs.tracksPerHour(latest));
  }

  private static long count(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private static Map<String, Map<State, Long>> countsByGoal(Handle handle) {
    Map<String, Map<State, Long>> counts = new TreeMap<>();
    handle
        .createQuery(
            "SELECT goal_kind, state, COUNT(*) AS tracks FROM work GROUP BY goal_kind, state")
        .map(
            (row, context) ->
                counts
                    .computeIfAbsent(row.getString("goal_kind"), kind -> new EnumMap<>(State.class))
                    .put(State.valueOf(row.getString("state")), row.getLong("tracks")))
        .list();
    return counts;
  }

  private static List<FailureGroup> failures(Handle handle) {
    record Group(Optional<String> stage, String reason, long count) {}
    List<Group> groups =
        handle
            .createQuery(
                "SELECT stage, reason, COUNT(*) AS tracks FROM work"
                    + " WHERE state IN ('FAILED', 'GIVEN_UP') GROUP BY stage, reason"
                    + " ORDER BY tracks DESC, reason LIMIT "
                    + FAILURE_GROUPS)
            .map(
                (row, context) ->
                    new Group(
                        Optional.ofNullable(row.getString("stage")),
                        row.getString("reason"),
                        row.getLong("tracks")))
            .list();
    List<FailureGroup> failures = new ArrayList<>();
    for (Group group : groups) {
      failures.add(
          new FailureGroup(
              group.stage().map(Stage::valueOf),
              group.reason(),
              group.count(),
              examples(handle, group.stage(), group.reason())));
    }
    return failures;
  }

  private static List<Path> examples(Handle handle, Optional<String> stage, String reason) {
    return handle
        .createQuery(
            "SELECT t.path FROM work w JOIN track t ON t.id = w.track_id"
                + " WHERE w.state IN ('FAILED', 'GIVEN_UP') AND COALESCE(w.stage, '') = ?"
                + " AND w.reason = ? ORDER BY w.id LIMIT "
                + EXAMPLES)
        .bind(0, stage.orElse(""))
        .bind(1, reason)
        .map((row, context) -> PathText.toPath(row.getString("path")))
        .list();
  }
}
