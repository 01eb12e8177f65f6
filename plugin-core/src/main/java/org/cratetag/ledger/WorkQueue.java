package org.cratetag.ledger;

import java.util.List;
import java.util.Set;
import org.cratetag.api.track.AudioFile;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Puts work into the queue. */
final class WorkQueue {
  private static final String PUT_TRACK =
      "INSERT INTO track (path, format, size_bytes, mtime_ns, missing) VALUES (?, ?, ?, ?, FALSE)"
          + " ON CONFLICT (path) DO UPDATE SET audio_id = CASE WHEN"
          + " track.size_bytes = excluded.size_bytes AND track.mtime_ns = excluded.mtime_ns"
          + " THEN track.audio_id ELSE NULL END, format = excluded.format,"
          + " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns, missing = FALSE";

  private static final String PUT_WORK =
      "INSERT INTO work (track_id, goal_kind, goal_id, run_id, state, claimable_ms, claims,"
          + " failures, abandoned, changed_ms)"
          + " VALUES ((SELECT id FROM track WHERE path = ?), ?, ?, ?, 'QUEUED', ?, 0, 0, 0, ?)"
          + " ON CONFLICT (track_id, goal_kind) DO UPDATE SET goal_id = excluded.goal_id,"
          + " run_id = excluded.run_id, state = 'QUEUED', claimable_ms = excluded.claimable_ms,"
          + " process_id = NULL, worker = NULL, claims = work.claims + 1, failures = 0,"
          + " abandoned = 0, outcome = NULL, stage = NULL, reason = NULL, prediction = NULL,"
          + " changed_ms = excluded.changed_ms";

  private static final String IF_CHANGED =
      " WHERE track_id IN (SELECT id FROM track WHERE path = ?"
          + " AND (size_bytes <> ? OR mtime_ns <> ?))";

  private final Database database;
  private final PathNames names;

  WorkQueue(Database database, PathNames names) {
    this.database = database;
    this.names = names;
  }

  /** A file to queue, and whether the ledger knew it before. */
  record Found(AudioFile file, boolean wasKnown) {}

  /**
   * Queues files for a run. What was known of the old content of a changed file is dropped: which
   * recording it is, and settled work of other kinds.
   */
  void enqueue(Handle handle, Run run, List<Found> files) {
    List<AudioFile> old = files.stream().filter(Found::wasKnown).map(Found::file).toList();
    forget(
        handle,
        "DELETE FROM work" + IF_CHANGED + " AND state IN ('DONE', 'SKIPPED', 'GIVEN_UP')",
        old);
    long now = database.millis(handle);
    long goal = Goals.idOf(handle, run.goal());
    PreparedBatch tracks = handle.prepareBatch(PUT_TRACK);
    PreparedBatch works = handle.prepareBatch(PUT_WORK);
    for (Found each : files) {
      AudioFile file = each.file();
      String path = names.of(file.path());
      tracks.add(path, file.format().text(), file.sizeBytes(), Times.toNanos(file.lastModified()));
      works.add(path, run.goal().kind(), goal, run.id(), now, now);
    }
    tracks.execute();
    works.execute();
  }

  private void forget(Handle handle, String sql, List<AudioFile> files) {
    if (files.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(sql);
    for (AudioFile file : files) {
      batch.add(names.of(file.path()), file.sizeBytes(), Times.toNanos(file.lastModified()));
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

  /** Those of some runs that have not ended. */
  Set<Long> live(Handle handle, Set<Long> runs) {
    return runs.isEmpty()
        ? Set.of()
        : handle
            .createQuery(
                "SELECT r.id FROM run r JOIN process p ON p.id = r.process_id"
                    + " WHERE r.id IN (<runs>) AND r.finished_ms IS NULL AND p.closed_ms IS NULL")
            .bindList("runs", List.copyOf(runs))
            .mapTo(Long.class)
            .set();
  }

  /** Frees what dead processes have in hand, so that it can be claimed now. */
  int freeAbandoned(Handle handle) {
    long now = database.millis(handle);
    return handle.execute(
        "UPDATE work SET claimable_ms = ? WHERE state = 'CLAIMED' AND claimable_ms > ?"
            + " AND process_id IN (SELECT id FROM process WHERE closed_ms IS NOT NULL)",
        now,
        now);
  }

  /** Frees what stands as claimed by a process but is not among what it has in hand. */
  int freeForgotten(Handle handle, long processId, Set<Long> inHand) {
    long now = database.millis(handle);
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
