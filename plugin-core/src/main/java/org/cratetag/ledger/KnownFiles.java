package org.cratetag.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cratetag.ledger.database.PathText;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;

/** The tracks below a root, loaded once for a scan, with their work of one kind. */
final class KnownFiles {
  /** What is known of one file. */
  static final class Known {
    final long trackId;
    final long workId;
    final long sizeBytes;
    final long mtimeNanos;
    final boolean missing;
    final boolean sameSettings;
    final State state;
    boolean seen;

    Known(
        long trackId,
        long workId,
        long sizeBytes,
        long mtimeNanos,
        boolean missing,
        boolean sameSettings,
        State state) {
      this.trackId = trackId;
      this.workId = workId;
      this.sizeBytes = sizeBytes;
      this.mtimeNanos = mtimeNanos;
      this.missing = missing;
      this.sameSettings = sameSettings;
      this.state = state;
    }

    boolean isAsItWas(long nowBytes, Instant nowModified) {
      return sizeBytes == nowBytes && mtimeNanos == Times.toNanos(nowModified);
    }

    boolean hasWork() {
      return workId != 0;
    }
  }

  private static final String SELECT =
      "SELECT t.id, t.path, t.size_bytes, t.mtime_ns, t.missing,"
          + " COALESCE(w.id, 0) AS work_id, w.goal_settings, w.state"
          + " FROM track t LEFT JOIN work w ON w.track_id = t.id AND w.goal_kind = ?"
          + " WHERE t.path = ? OR t.path LIKE ? ESCAPE '!' OR t.path LIKE ? ESCAPE '!'";

  private final Map<String, Known> byPath = new HashMap<>();

  static KnownFiles load(Handle handle, java.nio.file.Path root, Goal goal) {
    KnownFiles known = new KnownFiles();
    handle
        .createQuery(SELECT)
        .bind(0, goal.kind())
        .bind(1, PathText.of(root))
        .bind(2, PathText.patternBelow(root))
        .bind(3, PathText.uriPatternBelow(root))
        .setFetchSize(1000)
        .map(
            (row, context) -> {
              long workId = row.getLong("work_id");
              known.byPath.put(
                  row.getString("path"),
                  new Known(
                      row.getLong("id"),
                      workId,
                      row.getLong("size_bytes"),
                      row.getLong("mtime_ns"),
                      row.getBoolean("missing"),
                      goal.settingsKey().equals(row.getString("goal_settings")),
                      workId == 0 ? State.QUEUED : State.valueOf(row.getString("state"))));
              return 1;
            })
        .forEach(one -> {});
    return known;
  }

  /** What is known of a path; null when nothing. */
  Known at(String path) {
    return byPath.get(path);
  }

  Map<String, Known> all() {
    return byPath;
  }
}
