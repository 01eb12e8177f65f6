package org.cratetag.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cratetag.api.track.AudioFile;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.PathRange;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Puts work into the queue. */
final class WorkQueue {
  /**
   * Adds a track, or brings it up to date unless somebody else has done so since the file was
   * found: a row that is neither as it was then nor as the file was found tells of a later look.
   */
  private static final String PUT_TRACK =
      "INSERT INTO track (path, format, size_bytes, mtime_ns, missing) VALUES (?, ?, ?, ?, FALSE)"
          + " ON CONFLICT (path) DO UPDATE SET audio_id = CASE WHEN"
          + " track.size_bytes = excluded.size_bytes AND track.mtime_ns = excluded.mtime_ns"
          + " THEN track.audio_id ELSE NULL END, format = excluded.format,"
          + " size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns, missing = FALSE"
          + " WHERE track.size_bytes = excluded.size_bytes AND track.mtime_ns = excluded.mtime_ns"
          + " OR track.size_bytes = ? AND track.mtime_ns = ?";

  /** Queues it, unless another run that wants the same was faster. */
  private static final String PUT_WORK =
      "INSERT INTO work (track_id, goal_kind, goal_id, run_id, state, claimable_ms, claims,"
          + " failures, abandoned, changed_ms)"
          + " SELECT id, ?, ?, ?, 'QUEUED', ?, 0, 0, 0, ? FROM track"
          + " WHERE path = ? AND size_bytes = ? AND mtime_ns = ?"
          + " ON CONFLICT (track_id, goal_kind) DO UPDATE SET goal_id = excluded.goal_id,"
          + " run_id = excluded.run_id, state = 'QUEUED', claimable_ms = excluded.claimable_ms,"
          + " process_id = NULL, worker = NULL, claims = work.claims + 1, failures = 0,"
          + " abandoned = 0, outcome = NULL, stage = NULL, reason = NULL, prediction = NULL,"
          + " changed_ms = excluded.changed_ms WHERE work.goal_id <> excluded.goal_id"
          + " OR ? AND work.state IN ('SKIPPED', 'GIVEN_UP') OR ? AND work.state = 'DONE'";

  private static final String FORGET =
      "DELETE FROM work WHERE track_id = (SELECT id FROM track WHERE path = ?"
          + " AND size_bytes = ? AND mtime_ns = ?)"
          + " AND (goal_kind = ? OR state IN ('DONE', 'SKIPPED', 'GIVEN_UP'))";

  private final Database database;
  private final PathNames names;

  WorkQueue(Database database, PathNames names) {
    this.database = database;
    this.names = names;
  }

  /**
   * A file to queue.
   *
   * @param known what the ledger knew of it when it was found
   * @param again whether also when its work is done
   */
  record Found(AudioFile file, Optional<KnownFiles.Known> known, boolean again) {
    boolean hasChanged() {
      return known.filter(it -> !it.isAsItWas(file.sizeBytes(), file.lastModified())).isPresent();
    }

    long knownBytes() {
      return known.map(KnownFiles.Known::sizeBytes).orElse(file.sizeBytes());
    }

    long knownNanos() {
      return known.map(KnownFiles.Known::mtimeNanos).orElse(Times.toNanos(file.lastModified()));
    }
  }

  /** The number of a goal, which is made when there is none. */
  static long goalId(Handle handle, Goal goal) {
    handle.execute(
        "INSERT INTO goal (kind, settings) VALUES (?, ?) ON CONFLICT (kind, settings) DO NOTHING",
        goal.kind(),
        goal.settingsKey());
    return handle
        .createQuery("SELECT id FROM goal WHERE kind = ? AND settings = ?")
        .bind(0, goal.kind())
        .bind(1, goal.settingsKey())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Queues files for a run. What was known of the old content of a changed file is dropped: which
   * recording it is, and settled work of other kinds.
   *
   * @param retryLeft whether also those that were given up or left alone
   */
  void enqueue(Handle handle, Run run, boolean retryLeft, List<Found> files) {
    long now = database.millis(handle);
    long goal = goalId(handle, run.goal());
    PreparedBatch forgotten = handle.prepareBatch(FORGET);
    PreparedBatch tracks = handle.prepareBatch(PUT_TRACK);
    PreparedBatch works = handle.prepareBatch(PUT_WORK);
    for (Found each : files) {
      AudioFile file = each.file();
      String path = names.of(file.path());
      long bytes = file.sizeBytes();
      long nanos = Times.toNanos(file.lastModified());
      if (each.hasChanged()) {
        forgotten.add(path, each.knownBytes(), each.knownNanos(), run.goal().kind());
      }
      tracks.add(path, file.format().text(), bytes, nanos, each.knownBytes(), each.knownNanos());
      works.add(
          run.goal().kind(), goal, run.id(), now, now, path, bytes, nanos, retryLeft, each.again());
    }
    if (forgotten.size() > 0) {
      forgotten.execute();
    }
    tracks.execute();
    works.execute();
  }

  /** Takes unfinished work over from runs that ended. */
  void adopt(Handle handle, Run run, List<Long> workIds) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE work SET run_id = ? WHERE id = ? AND claimable_ms IS NOT NULL"
                + " AND run_id IN (SELECT r.id FROM run r JOIN process p ON p.id = r.process_id"
                + " WHERE r.finished_ms IS NOT NULL OR p.closed_ms IS NOT NULL)");
    for (long workId : workIds) {
      batch.add(run.id(), workId);
    }
    batch.execute();
  }

  /**
   * Other runs for the same goal that have claimable work in some places. Not for files that a walk
   * did not find: perhaps they have been taken out of the library.
   */
  Set<Long> others(Handle handle, Run run, List<PathRange> below) {
    return PathRange.portions(below).stream()
        .flatMap(portion -> othersIn(handle, run, portion).stream())
        .collect(Collectors.toSet());
  }

  private Set<Long> othersIn(Handle handle, Run run, List<PathRange> below) {
    return PathRange.bind(
            handle
                .createQuery(
                    "SELECT DISTINCT w.run_id FROM work w JOIN track t ON t.id = w.track_id"
                        + " WHERE w.run_id IN (SELECT id FROM run WHERE id <> :run AND goal_id ="
                        + " (SELECT goal_id FROM run WHERE id = :run)) AND w.claimable_ms <= :now AND NOT t.missing"
                        + " AND "
                        + PathRange.condition("t.path", below))
                .bind("run", run.id())
                .bind("now", database.millis(handle)),
            below)
        .mapTo(Long.class)
        .set();
  }

  /** Whether there is claimable work of a kind in some places. */
  boolean isWaiting(Handle handle, String kind, List<PathRange> below) {
    return PathRange.bind(
            handle
                .createQuery(
                    "SELECT 1 FROM work w JOIN track t ON t.id = w.track_id"
                        + " WHERE w.goal_kind = :kind AND w.state IN ('QUEUED', 'CLAIMED', 'FAILED')"
                        + " AND w.claimable_ms <= :now AND NOT t.missing AND "
                        + PathRange.condition("t.path", below)
                        + " LIMIT 1")
                .bind("kind", kind)
                .bind("now", database.millis(handle)),
            below)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
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
