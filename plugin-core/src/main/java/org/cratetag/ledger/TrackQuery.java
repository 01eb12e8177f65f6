package org.cratetag.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.ledger.database.PathText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Entries of single tracks. */
final class TrackQuery {
  private static final String SELECT =
      "SELECT w.*, t.path, t.format, t.size_bytes, t.mtime_ns, t.missing"
          + " FROM track t JOIN work w ON w.track_id = t.id ";

  private static final int TRACKS_A_PAGE = 500;
  private static final String BELOW =
      "(path = ? OR path LIKE ? ESCAPE '!' OR path LIKE ? ESCAPE '!')";

  private TrackQuery() {}

  /**
   * Some tracks, by path.
   *
   * @param tracks what is known of each
   * @param last the path of the last one; empty when there are no more
   */
  record Page(List<List<TrackEntry>> tracks, Optional<String> last) {}

  /** The next tracks after a path. */
  static Page page(Handle handle, List<Path> roots, String after) {
    String below =
        roots.isEmpty()
            ? ""
            : roots.stream().map(root -> BELOW).collect(Collectors.joining(" OR ", " AND (", ")"));
    Query query =
        handle.createQuery(
            "SELECT w.*, t.path, t.format, t.size_bytes, t.mtime_ns, t.missing FROM"
                + " (SELECT * FROM track WHERE path > ?"
                + below
                + " ORDER BY path LIMIT "
                + TRACKS_A_PAGE
                + ") t LEFT JOIN work w ON w.track_id = t.id"
                + " ORDER BY t.path, w.changed_ms DESC, w.id DESC");
    int position = 0;
    query.bind(position++, after);
    for (Path root : roots) {
      query.bind(position++, PathText.of(root));
      query.bind(position++, PathText.patternBelow(root));
      query.bind(position++, PathText.uriPatternBelow(root));
    }
    Map<String, List<TrackEntry>> tracks = new LinkedHashMap<>();
    query
        .map(
            (row, context) -> {
              List<TrackEntry> entries =
                  tracks.computeIfAbsent(row.getString("path"), path -> new ArrayList<>());
              return row.getString("state") == null || entries.add(Rows.toEntry(row));
            })
        .list();
    List<String> paths = List.copyOf(tracks.keySet());
    return new Page(
        List.copyOf(tracks.values()),
        paths.size() < TRACKS_A_PAGE ? Optional.empty() : Optional.of(paths.get(paths.size() - 1)));
  }

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
