package org.cratetag.ledger.notice;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.Processes;
import org.jdbi.v3.core.Handle;

/**
 * The notices of all servers. A server has one notice of a file: a later change takes the place of
 * an earlier one. Safe for use by several threads and processes.
 */
public final class NoticeBox {
  /** Telling is tried again after this, then after twice as long, and so on. */
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** About a day. */
  private static final int MOST_FAILURES = 30;

  /** How long after it was told a server is asked, then twice as long, and so on. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

  /** After about twenty minutes nobody waits for it any more. */
  private static final int MOST_LOOKS = 8;

  /** Longer than a server may take for a batch. */
  private static final Duration IN_HAND = Duration.ofMinutes(2);

  private static final String FREE =
      "(process_id IS NULL OR process_id = :own"
          + " OR process_id IN (SELECT id FROM process WHERE closed_ms IS NOT NULL))";

  private static final String LINE = "\n";

  private final Database database;
  private final PathNames names;
  private final Processes processes;

  /** A box in a ledger's database. */
  public NoticeBox(Database database, PathNames names, Processes processes) {
    this.database = database;
    this.names = names;
    this.processes = processes;
  }

  /** Puts a notice in. This process tells it at once; when it ends before, another does. */
  public void put(String server, Path path, Notice.Event event, List<String> wanted) {
    long own = processes.own();
    database.run(
        handle -> {
          long now = database.millis(handle);
          handle.execute(
              "INSERT INTO notice (server, path, event, state, failures, due_ms, changed_ms, wanted,"
                  + " process_id) VALUES (?, ?, ?, 'WAITING', 0, ?, ?, ?, ?) ON CONFLICT (server, path) DO UPDATE"
                  + " SET event = excluded.event, state = 'WAITING', failures = 0,"
                  + " due_ms = excluded.due_ms, changed_ms = excluded.changed_ms,"
                  + " wanted = excluded.wanted, shown = NULL, reason = NULL,"
                  + " process_id = excluded.process_id",
              server,
              names.of(path),
              event.name(),
              now,
              now,
              String.join(LINE, wanted),
              own);
        });
  }

  /**
   * Takes the notices of a server in a state that are due, so that nobody else does for two
   * minutes. Not those which a run at work has put in: it tells them itself.
   *
   * @param most at most so many, the longest due first
   */
  public List<Notice> takeDue(String server, Notice.State state, int most) {
    processes.noteDead();
    long own = processes.own();
    List<String> paths = database.read(handle -> duePaths(handle, own, server, state, most));
    if (paths.isEmpty()) {
      return List.of();
    }
    return database.call(
        handle -> {
          long now = database.millis(handle);
          return paths.stream()
              .flatMap(
                  path ->
                      handle
                          .createQuery(
                              "UPDATE notice SET due_ms = ?, process_id = NULL WHERE server = ?"
                                  + " AND path = ? AND state = ? AND due_ms <= ? RETURNING *")
                          .bind(0, now + IN_HAND.toMillis())
                          .bind(1, server)
                          .bind(2, path)
                          .bind(3, state.name())
                          .bind(4, now)
                          .map((row, context) -> toNotice(row))
                          .list()
                          .stream())
              .toList();
        });
  }

  /** Not of files in a library that this machine does not have. */
  private List<String> duePaths(
      Handle handle, long own, String server, Notice.State state, int most) {
    try (Stream<String> paths =
        handle
            .createQuery(
                "SELECT path FROM notice WHERE server = :server AND state = :state"
                    + " AND due_ms <= :now AND "
                    + FREE
                    + " ORDER BY due_ms, path")
            .bind("server", server)
            .bind("state", state.name())
            .bind("now", database.millis(handle))
            .bind("own", own)
            .setFetchSize(most)
            .mapTo(String.class)
            .stream()) {
      return paths.filter(names::knows).limit(most).toList();
    }
  }

  /**
   * When the next notice of a server is due; empty when none is. Those of runs at work do not
   * count.
   */
  public Optional<Instant> findNextDue(String server) {
    long own = processes.own();
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT MIN(due_ms) FROM notice WHERE server = :server AND " + FREE)
                    .bind("server", server)
                    .bind("own", own)
                    .mapTo(Long.class)
                    .findOne())
        .map(Instant::ofEpochMilli);
  }

  /**
   * A server was told of files.
   *
   * @param looks whether it will be asked what it shows
   */
  public void told(String server, List<Path> paths, boolean looks) {
    database.run(
        handle -> {
          long now = database.millis(handle);
          for (Path path : paths) {
            boolean expects = looks && !wanted(handle, server, path).isEmpty();
            handle.execute(
                "UPDATE notice SET state = ?, failures = 0, due_ms = ?, changed_ms = ?,"
                    + " reason = NULL, process_id = NULL WHERE server = ? AND path = ?",
                (expects ? Notice.State.TOLD : Notice.State.DONE).name(),
                expects ? now + FIRST_LOOK.toMillis() : null,
                now,
                server,
                names.of(path));
          }
        });
  }

  /** A server could not be told of files; that is tried again for about a day. */
  public void failed(String server, List<Path> paths, String reason) {
    database.run(
        handle -> {
          long now = database.millis(handle);
          for (Path path : paths) {
            int failures = 1 + failures(handle, server, path);
            boolean again = failures < MOST_FAILURES;
            handle.execute(
                "UPDATE notice SET state = ?, failures = ?, due_ms = ?, changed_ms = ?, reason = ?,"
                    + " process_id = NULL WHERE server = ? AND path = ?",
                (again ? Notice.State.WAITING : Notice.State.GIVEN_UP).name(),
                failures,
                again ? now + pause(FIRST_PAUSE, failures).toMillis() : null,
                now,
                reason,
                server,
                names.of(path));
          }
        });
  }

  /**
   * A server was asked what it shows of a file.
   *
   * @param shown the genres
   * @param isRight whether that is what was written; else it is asked again for a while
   */
  public void looked(String server, Path path, List<String> shown, boolean isRight) {
    database.run(
        handle -> {
          long now = database.millis(handle);
          int looks = 1 + failures(handle, server, path);
          boolean again = !isRight && looks < MOST_LOOKS;
          Notice.State state =
              isRight ? Notice.State.SHOWN : again ? Notice.State.TOLD : Notice.State.NOT_SHOWN;
          handle.execute(
              "UPDATE notice SET state = ?, failures = ?, due_ms = ?, changed_ms = ?, shown = ?"
                  + " WHERE server = ? AND path = ?",
              state.name(),
              looks,
              again ? now + pause(FIRST_LOOK, looks + 1).toMillis() : null,
              now,
              String.join(LINE, shown),
              server,
              names.of(path));
        });
  }

  /** What servers were told of a file, by the servers' names. */
  public List<Notice> list(Path path) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM notice WHERE path = ? ORDER BY server")
                .bind(0, names.of(path))
                .map((row, context) -> toNotice(row))
                .list());
  }

  /** How many notices of each server are in each state. */
  public Map<String, Map<Notice.State, Integer>> count() {
    return database.read(
        handle -> {
          Map<String, Map<Notice.State, Integer>> counts = new LinkedHashMap<>();
          handle
              .createQuery(
                  "SELECT server, state, COUNT(*) AS files FROM notice GROUP BY server, state"
                      + " ORDER BY server")
              .map(
                  (row, context) ->
                      counts
                          .computeIfAbsent(
                              row.getString("server"), any -> new EnumMap<>(Notice.State.class))
                          .put(Notice.State.valueOf(row.getString("state")), row.getInt("files")))
              .list();
          return counts;
        });
  }

  /** The latest reason for which a server could not be told. */
  public Optional<String> findTrouble(String server) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT reason FROM notice WHERE server = ? AND reason IS NOT NULL AND state IN"
                        + " ('WAITING', 'GIVEN_UP') ORDER BY changed_ms DESC LIMIT 1")
                .bind(0, server)
                .mapTo(String.class)
                .findOne());
  }

  private List<String> wanted(Handle handle, String server, Path path) {
    return handle
        .createQuery("SELECT wanted FROM notice WHERE server = ? AND path = ?")
        .bind(0, server)
        .bind(1, names.of(path))
        .mapTo(String.class)
        .findOne()
        .map(NoticeBox::lines)
        .orElse(List.of());
  }

  private int failures(Handle handle, String server, Path path) {
    return handle
        .createQuery("SELECT failures FROM notice WHERE server = ? AND path = ?")
        .bind(0, server)
        .bind(1, names.of(path))
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  private static Duration pause(Duration first, int times) {
    long factor = 1L << Math.min(20, times - 1);
    Duration pause = first.multipliedBy(factor);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private Notice toNotice(ResultSet row) throws SQLException {
    return new Notice(
        row.getString("server"),
        names.toPath(row.getString("path")),
        Notice.Event.valueOf(row.getString("event")),
        Notice.State.valueOf(row.getString("state")),
        row.getInt("failures"),
        Instant.ofEpochMilli(row.getLong("changed_ms")),
        lines(row.getString("wanted")),
        row.getString("shown") == null ? List.of() : lines(row.getString("shown")),
        Optional.ofNullable(row.getString("reason")));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(LINE));
  }
}
