package org.cratetag.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.PathRange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Entries of single tracks. */
final class TrackQuery {
  private static final int TRACKS_A_PAGE = 500;

  private static final String COLUMNS =
      "SELECT w.*, g.settings, t.path, t.format, t.size_bytes, t.mtime_ns, t.missing FROM ";

  private static final String SELECT =
      COLUMNS + "track t JOIN work w ON w.track_id = t.id JOIN goal g ON g.id = w.goal_id ";

  private final PathNames names;

  TrackQuery(PathNames names) {
    this.names = names;
  }

  /**
   * Some tracks, by path.
   *
   * @param tracks what is known of each
   * @param last the path of the last one; empty when there are no more
   */
  record Page(List<List<TrackEntry>> tracks, Optional<String> last) {}

  /**
   * A piece of work, by its number.
   *
   * @param entry empty where the track is in a library that this machine does not have
   */
  record Work(long id, Optional<TrackEntry> entry) {}

  /** The next tracks after a path; not those of libraries that this machine does not have. */
  Page page(Handle handle, List<Path> roots, String after) {
    List<PathRange> below = below(roots);
    Query query =
        handle
            .createQuery(
                COLUMNS
                    + "(SELECT * FROM track WHERE path > :after"
                    + (below.isEmpty() ? "" : " AND " + PathRange.condition("path", below))
                    + " ORDER BY path LIMIT "
                    + TRACKS_A_PAGE
                    + ") t LEFT JOIN work w ON w.track_id = t.id LEFT JOIN goal g ON g.id = w.goal_id"
                    + " ORDER BY t.path, w.changed_ms DESC, w.id DESC")
            .bind("after", after);
    Map<String, List<TrackEntry>> tracks = new LinkedHashMap<>();
    PathRange.bind(query, below)
        .map(
            (row, context) -> {
              List<TrackEntry> entries =
                  tracks.computeIfAbsent(row.getString("path"), path -> new ArrayList<>());
              return row.getString("state") == null
                  || !names.knows(row.getString("path"))
                  || entries.add(Rows.toEntry(row, names));
            })
        .list();
    Optional<String> last = last(List.copyOf(tracks.keySet()));
    tracks.keySet().removeIf(path -> !names.knows(path));
    return new Page(List.copyOf(tracks.values()), last);
  }

  /** The next work of a kind in a state, by its number. */
  List<Work> inState(Handle handle, String goalKind, State state, long after) {
    return handle
        .createQuery(
            SELECT
                + "WHERE w.goal_kind = ? AND w.state = ? AND w.id > ? ORDER BY w.id LIMIT "
                + TRACKS_A_PAGE)
        .bind(0, goalKind)
        .bind(1, state.name())
        .bind(2, after)
        .map(
            (row, context) ->
                new Work(
                    row.getLong("id"),
                    names.knows(row.getString("path"))
                        ? Optional.of(Rows.toEntry(row, names))
                        : Optional.empty()))
        .list();
  }

  private List<PathRange> below(List<Path> roots) {
    return roots.stream().flatMap(root -> names.below(root).stream()).toList();
  }

  private static Optional<String> last(List<String> paths) {
    return paths.size() < TRACKS_A_PAGE
        ? Optional.empty()
        : Optional.of(paths.get(paths.size() - 1));
  }

  Optional<TrackEntry> find(Handle handle, Path path) {
    return handle
        .createQuery(SELECT + "WHERE t.path = ? ORDER BY w.changed_ms DESC, w.id DESC LIMIT 1")
        .bind(0, names.of(path))
        .map((row, context) -> Rows.toEntry(row, names))
        .findOne();
  }

  List<TrackEntry> list(Handle handle, Path root, String goalKind) {
    List<PathRange> below = names.below(root);
    return PathRange.bind(
            handle
                .createQuery(
                    SELECT
                        + "WHERE w.goal_kind = :kind AND "
                        + PathRange.condition("t.path", below)
                        + " ORDER BY t.path")
                .bind("kind", goalKind),
            below)
        .map((row, context) -> Rows.toEntry(row, names))
        .list();
  }

  /** Deletes tracks that are missing, with their work. Returns how many. */
  int forgetMissing(Handle handle, List<Path> roots) {
    List<PathRange> below = below(roots);
    String missing =
        "missing" + (below.isEmpty() ? "" : " AND " + PathRange.condition("path", below));
    PathRange.bind(
            handle.createUpdate(
                "DELETE FROM work WHERE track_id IN (SELECT id FROM track WHERE " + missing + ")"),
            below)
        .execute();
    return PathRange.bind(handle.createUpdate("DELETE FROM track WHERE " + missing), below)
        .execute();
  }
}
