package org.cratetag.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.Json;
import org.cratetag.ledger.database.PathNames;
import org.jdbi.v3.core.Handle;

/** The table of runs. */
final class Runs {
  private static final String SELECT =
      "SELECT r.*, p.closed_ms, g.kind AS goal_kind, g.settings AS goal_settings FROM run r"
          + " JOIN process p ON p.id = r.process_id JOIN goal g ON g.id = r.goal_id ";

  private final Database database;
  private final Failures failures;

  Runs(Database database, PathNames names) {
    this.database = database;
    this.failures = new Failures(names);
  }

  /** What failed, by reason. */
  Failures failures() {
    return failures;
  }

  Run start(Handle handle, long processId, String command, Goal goal, List<String> packs) {
    String shortCommand = command.substring(0, Math.min(200, command.length()));
    Instant now = Instant.ofEpochMilli(database.millis(handle));
    long id =
        handle
            .createQuery(
                "INSERT INTO run (process_id, command, goal_id, started_ms, packs)"
                    + " VALUES (?, ?, ?, ?, ?) RETURNING id")
            .bind(0, processId)
            .bind(1, shortCommand)
            .bind(2, WorkQueue.goalId(handle, goal))
            .bind(3, now.toEpochMilli())
            .bind(4, String.join("\n", packs))
            .mapTo(Long.class)
            .one();
    return new Run(id, shortCommand, goal, now);
  }

  /** Every pack that a run has heard. */
  Set<String> listPacks(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT packs FROM run WHERE packs IS NOT NULL")
        .mapTo(String.class)
        .stream()
        .flatMap(String::lines)
        .collect(Collectors.toSet());
  }

  /** Forgets a run that no track and no change was recorded of. */
  void forget(Handle handle, long runId) {
    handle.execute(
        "DELETE FROM run WHERE id = ? AND finished_ms IS NOT NULL"
            + " AND NOT EXISTS (SELECT 1 FROM work w WHERE w.run_id = run.id)"
            + " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.run_id = run.id)",
        runId);
  }

  void finish(Handle handle, long runId, Map<String, Integer> counts) {
    handle.execute(
        "UPDATE run SET finished_ms = ?, counts = ?, failures = ? WHERE id = ?",
        database.millis(handle),
        Json.ofCounts(counts),
        failures.toJson(failures.nowOf(handle, runId)),
        runId);
  }

  List<RunSummary> list(Handle handle, int limit) {
    return handle
        .createQuery(SELECT + "ORDER BY r.id DESC LIMIT ?")
        .bind(0, limit)
        .map((row, context) -> toSummary(row))
        .list();
  }

  Optional<RunSummary> find(Handle handle, long id) {
    return handle
        .createQuery(SELECT + "WHERE r.id = ?")
        .bind(0, id)
        .map((row, context) -> toSummary(row))
        .findOne();
  }

  /** Those of them that changed files, newest first. */
  List<RunChanges> listChanges(Handle handle, int limit) {
    record Changes(long run, long changed, long takenBack) {}
    List<Changes> changes =
        handle
            .createQuery(
                "SELECT j.run_id, COUNT(*) AS changed,"
                    + " SUM(CASE WHEN j.state = 'UNDONE' THEN 1 ELSE 0 END) AS taken_back"
                    + " FROM journal j JOIN run r ON r.id = j.run_id WHERE j.state <> 'PREPARED'"
                    + " GROUP BY j.run_id ORDER BY j.run_id DESC LIMIT ?")
            .bind(0, limit)
            .map(
                (row, context) ->
                    new Changes(
                        row.getLong("run_id"), row.getLong("changed"), row.getLong("taken_back")))
            .list();
    return changes.stream()
        .map(
            of ->
                new RunChanges(find(handle, of.run()).orElseThrow(), of.changed(), of.takenBack()))
        .toList();
  }

  /**
   * What failed in a run: as it was at its end, or as it is now where the run has not ended or is
   * of an older program.
   */
  List<FailureGroup> failures(Handle handle, long id) {
    return handle
        .createQuery("SELECT failures FROM run WHERE id = ? AND failures IS NOT NULL")
        .bind(0, id)
        .mapTo(String.class)
        .findOne()
        .map(failures::ofJson)
        .orElseGet(() -> failures.nowOf(handle, id));
  }

  /** Tracks an hour over finished runs that did something. */
  static OptionalDouble tracksPerHour(List<RunSummary> runs) {
    long tracks = 0;
    long millis = 0;
    for (RunSummary run : runs) {
      int done = run.counts().values().stream().mapToInt(Integer::intValue).sum();
      if (run.finished().isPresent() && done > 0) {
        tracks += done;
        millis += run.finished().get().toEpochMilli() - run.started().toEpochMilli();
      }
    }
    return tracks == 0 || millis <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(tracks * 3_600_000.0 / millis);
  }

  private static RunSummary toSummary(ResultSet row) throws SQLException {
    long finished = row.getLong("finished_ms");
    boolean isFinished = !row.wasNull();
    row.getLong("closed_ms");
    boolean processLives = row.wasNull();
    String counts = row.getString("counts");
    String packs = row.getString("packs");
    return new RunSummary(
        row.getLong("id"),
        row.getString("command"),
        new Goal(row.getString("goal_kind"), row.getString("goal_settings")),
        Instant.ofEpochMilli(row.getLong("started_ms")),
        isFinished ? Optional.of(Instant.ofEpochMilli(finished)) : Optional.empty(),
        !isFinished && processLives,
        counts == null ? Map.of() : Json.toCounts(counts),
        packs == null ? List.of() : packs.lines().toList());
  }
}
