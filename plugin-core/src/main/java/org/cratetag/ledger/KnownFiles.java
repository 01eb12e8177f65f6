package org.cratetag.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.PathRange;
import org.cratetag.ledger.database.Times;
import org.jdbi.v3.core.Handle;

/**
 * The tracks below a root with their work of one kind, read along with a walk that comes by in the
 * same order: some rows at a time are in memory, and those that the walk has left out so far. A
 * walk in another order is answered as well, and costs memory.
 */
final class KnownFiles {
  /** What is known of one file. */
  record Known(
      long trackId,
      long workId,
      long sizeBytes,
      long mtimeNanos,
      boolean missing,
      boolean sameGoal,
      State state) {
    boolean isAsItWas(long nowBytes, Instant nowModified) {
      return sizeBytes == nowBytes && mtimeNanos == Times.toNanos(nowModified);
    }

    boolean hasWork() {
      return workId != 0;
    }
  }

  /** A row with its path. */
  private record Row(String path, Known known) {}

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final String SELECT =
      "SELECT t.path, t.id, t.size_bytes, t.mtime_ns, t.missing, COALESCE(w.id, 0) AS work_id,"
          + " w.goal_id = :goal AS same_goal, w.state"
          + " FROM track t LEFT JOIN work w ON w.track_id = t.id AND w.goal_kind = :kind WHERE ";

  private final Database database;
  private final String kind;
  private final long goal;
  private final List<Cursor> cursors = new ArrayList<>();

  /** Those that came by in the database and not in the walk. */
  private final Map<String, Known> left = new HashMap<>();

  KnownFiles(Database database, PathNames names, Path root, String kind, long goal) {
    this.database = database;
    this.kind = kind;
    this.goal = goal;
    names.below(root).forEach(range -> cursors.add(new Cursor(range)));
  }

  /** Goes through one range of paths. */
  private final class Cursor {
    private final PathRange range;
    private final Deque<Row> rows = new ArrayDeque<>();
    private String after;
    private boolean drained;

    Cursor(PathRange range) {
      this.range = range;
    }

    Row peek() {
      if (rows.isEmpty() && !drained) {
        rows.addAll(database.read(this::next));
        drained = rows.size() < ROWS_AT_A_TIME;
        if (!rows.isEmpty()) {
          after = rows.peekLast().path();
        }
      }
      return rows.peek();
    }

    private List<Row> next(Handle handle) {
      String where =
          range.isOne()
              ? "t.path = :from"
              : (after == null ? "t.path >= :from" : "t.path > :from") + " AND t.path < :to";
      var query =
          handle
              .createQuery(SELECT + where + " ORDER BY t.path LIMIT " + ROWS_AT_A_TIME)
              .bind("goal", goal)
              .bind("kind", kind)
              .bind("from", after == null ? range.from() : after);
      if (!range.isOne()) {
        query.bind("to", range.to());
      }
      return query
          .map(
              (row, context) -> {
                long workId = row.getLong("work_id");
                return new Row(
                    row.getString("path"),
                    new Known(
                        row.getLong("id"),
                        workId,
                        row.getLong("size_bytes"),
                        row.getLong("mtime_ns"),
                        row.getBoolean("missing"),
                        row.getBoolean("same_goal"),
                        workId == 0 ? State.QUEUED : State.valueOf(row.getString("state"))));
              })
          .list();
    }
  }

  /** What is known of a path; null when nothing. It then counts as come by: to be asked once. */
  Known at(String path) {
    Known known = left.remove(path);
    return known != null ? known : advanceTo(path);
  }

  private Known advanceTo(String path) {
    for (Cursor cursor : cursors) {
      if (cursor.range.contains(path)) {
        for (Row row = cursor.peek(); row != null; row = cursor.peek()) {
          int order = PathNames.ORDER.compare(row.path(), path);
          if (order > 0) {
            return null;
          }
          cursor.rows.poll();
          if (order == 0) {
            return row.known();
          }
          left.put(row.path(), row.known());
        }
      }
    }
    return null;
  }

  /** Hears of those that did not come by, by path and what is known. */
  void forEachLeft(Consumer<Map.Entry<String, Known>> one) {
    left.entrySet().forEach(one);
    for (Cursor cursor : cursors) {
      for (Row row = cursor.peek(); row != null; row = cursor.peek()) {
        cursor.rows.poll();
        one.accept(Map.entry(row.path(), row.known()));
      }
    }
  }
}
