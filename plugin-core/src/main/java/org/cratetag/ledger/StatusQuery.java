package org.cratetag.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The numbers of {@link LedgerStatus}. */
final class StatusQuery {
  private static final int LATEST_RUNS = 10;

  private StatusQuery() {}

  static LedgerStatus ask(Handle handle, Runs runs, long sizeBytes) {
    List<RunSummary> latest = runs.list(handle, LATEST_RUNS);
    return new LedgerStatus(
        count(handle, "SELECT COUNT(*) FROM track"),
        count(handle, "SELECT COUNT(*) FROM track WHERE missing"),
        countsByGoal(handle),
        runs.failures().now(handle),
        latest,
        Runs.tracksPerHour(latest),
        count(handle, "SELECT COUNT(*) FROM audio"),
        sizeBytes);
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
}
