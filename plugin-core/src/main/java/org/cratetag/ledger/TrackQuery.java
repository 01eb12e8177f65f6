package org.cratetag.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.ledger.database.PathText;
import org.jdbi.v3.core.Handle;

/** Entries of single tracks. */
final class TrackQuery {
  private static final String SELECT =
      "SELECT w.*, t.path, t.format, t.size_bytes, t.mtime_ns, t.missing"
          + " FROM track t JOIN work w ON w.track_id = t.id ";

  private TrackQuery() {}

  static Optional<TrackEntry> find(Handle handle, Path path) {
    return handle
        .createQuery(SELECT + "WHERE t.path = ? ORDER BY w.changed_ms DESC, w.id DESC LIMIT 1")
        .bind(0, PathText.of(path))
        .map((row, context) -> Rows.toEntry(row))
        .findOne();
  }

  static List<TrackEntry> list(Handle handle, Path root, String goalKind) {
    return handle
        .createQuery(
            SELECT
                + "WHERE w.goal_kind = ? AND (t.path = ? OR t.path LIKE ? ESCAPE '!'"
                + " OR t.path LIKE ? ESCAPE '!') ORDER BY t.path")
        .bind(0, goalKind)
        .bind(1, PathText.of(root))
        .bind(2, PathText.patternBelow(root))
        .bind(3, PathText.uriPatternBelow(root))
        .map((row, context) -> Rows.toEntry(row))
        .list();
  }
}
