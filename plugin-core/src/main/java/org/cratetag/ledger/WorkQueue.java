package org.cratetag.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cratetag.api.track.AudioFile;
import org.cratetag.ledger.database.PathText;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Puts work into the queue. The statements are standard SQL that H2 and PostgreSQL share; {@code
 * MERGE} is used here only.
 */
final class WorkQueue {
  private static final String MERGE_TRACK =
      "MERGE INTO track t USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
          + " CAST(? AS BIGINT), CAST(? AS BIGINT))) AS s (path, format, size_bytes, mtime_ns)"
          + " ON t.path = s.path"
          + " WHEN MATCHED THEN UPDATE SET format = s.format, size_bytes = s.size_bytes,"
          + " mtime_ns = s.mtime_ns, missing = FALSE"
          + " WHEN NOT MATCHED THEN INSERT (path, format, size_bytes, mtime_ns, missing)"
          + " VALUES (s.path, s.format, s.size_bytes, s.mtime_ns, FALSE)";

  private static final String MERGE_WORK =
      "MERGE INTO work w USING (SELECT id, CAST(? AS VARCHAR) AS goal_kind,"
          + " CAST(? AS VARCHAR) AS goal_settings, CAST(? AS BIGINT) AS run_id,"
          + " CAST(? AS BIGINT) AS now_ms FROM track WHERE path = ?) AS s"
          + " ON w.track_id = s.id AND w.goal_kind = s.goal_kind"
          + " WHEN MATCHED THEN UPDATE SET goal_settings = s.goal_settings, run_id = s.run_id,"
          + " state = 'QUEUED', claimable_ms = s.now_ms, process_id = NULL, worker = NULL,"
          + " claims = w.claims + 1, failures = 0, abandoned = 0, outcome = NULL, stage = NULL,"
          + " reason = NULL, prediction = NULL, changed_ms = s.now_ms"
          + " WHEN NOT MATCHED THEN INSERT (track_id, goal_kind, goal_settings, run_id, state,"
          + " claimable_ms, claims, failures, abandoned, changed_ms) VALUES (s.id, s.goal_kind,"
          + " s.goal_settings, s.run_id, 'QUEUED', s.now_ms, 0, 0, 0, s.now_ms)";

  private static final String IF_CHANGED =
      " WHERE track_id IN (SELECT id FROM track WHERE path = ?"
          + " AND (size_bytes <> ? OR mtime_ns <> ?))";

  private final Clock clock;

  WorkQueue(Clock clock) {
    this.clock = clock;
  }

  /**
   * Queues files for a run. What was known of the old content of a changed file is dropped:
   * features and settled work of other kinds.
   */
  void enqueue(Handle handle, Run run, List<AudioFile> files, Predicate<AudioFile> isNew) {
    List<AudioFile> old = files.stream().filter(isNew.negate()).toList();
    forget(handle, "DELETE FROM feature" + IF_CHANGED, old);
    forget(
        handle,
        "DELETE FROM work" + IF_CHANGED + " AND state IN ('DONE', 'SKIPPED', 'GIVEN_UP')",
        old);
    PreparedBatch tracks = handle.prepareBatch(MERGE_TRACK);
    PreparedBatch works = handle.prepareBatch(MERGE_WORK);
    for (AudioFile file : files) {
      String path = PathText.of(file.path());
      tracks.add(path, file.format().text(), file.sizeBytes(), Times.toNanos(file.lastModified()));
      works.add(run.goal().kind(), run.goal().settingsKey(), run.id(), clock.millis(), path);
    }
    tracks.execute();
    works.execute();
  }

  private static void forget(Handle handle, String sql, List<AudioFile> files) {
    if (files.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(sql);
    for (AudioFile file : files) {
      batch.add(PathText.of(file.path()), file.sizeBytes(), Times.toNanos(file.lastModified()));
    }
    batch.execute();
  }

  /** Takes unfinished work over from runs that ended. Returns how much. */
  int adopt(Handle handle, Run run, List<Long> workIds) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE work SET run_id = ? WHERE id = ? AND claimable_ms IS NOT NULL"
                + " AND run_id IN (SELECT r.id FROM run r JOIN process p ON p.id = r.process_id"
                + " WHERE r.finished_ms IS NOT NULL OR p.closed_ms IS NOT NULL)");
    for (long workId : workIds) {
      batch.add(run.id(), workId);
    }
    int adopted = 0;
    for (int changed : batch.execute()) {
      adopted += changed;
    }
    return adopted;
  }

  /** Frees what dead processes have in hand, so that it can be claimed now. */
  int freeAbandoned(Handle handle) {
    return handle.execute(
        "UPDATE work SET claimable_ms = ? WHERE state = 'CLAIMED' AND claimable_ms > ?"
            + " AND process_id IN (SELECT id FROM process WHERE closed_ms IS NOT NULL)",
        clock.millis(),
        clock.millis());
  }

  /** Frees what stands as claimed by a process but is not among what it has in hand. */
  int freeForgotten(Handle handle, long processId, Set<Long> inHand) {
    long now = clock.millis();
    List<Long> forgotten =
        handle
            .createQuery(
                "SELECT id FROM work WHERE state = 'CLAIMED' AND claimable_ms > :now"
                    + " AND process_id = :process")
            .bind("now", now)
            .bind("process", processId)
            .mapTo(Long.class)
            .filter(id -> !inHand.contains(id))
            .list();
    if (!forgotten.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch("UPDATE work SET claimable_ms = ? WHERE id = ?");
      forgotten.forEach(id -> batch.add(now, id));
      batch.execute();
    }
    return forgotten.size();
  }

  void markMissing(Handle handle, List<Long> trackIds, boolean missing) {
    if (trackIds.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch("UPDATE track SET missing = ? WHERE id = ?");
    for (long id : trackIds) {
      batch.add(missing, id);
    }
    batch.execute();
  }
}
