package org.cratetag.ledger.node;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.Json;
import org.cratetag.ledger.database.Processes;
import org.jdbi.v3.core.Handle;

/**
 * Where daemons say what they do. One that has left, or is taken for dead, does not stand there any
 * more. Safe for use by several threads and processes.
 */
public final class NodeBoard {
  /** A daemon has several processes of the ledger's: one for each time that it opened it. */
  private static final String SAME =
      "(SELECT o.id FROM process o WHERE o.host = p.host AND o.pid = p.pid AND o.id >= p.id)";

  private final Database database;
  private final Processes processes;

  /** The board in a ledger's database. */
  public NodeBoard(Database database, Processes processes) {
    this.database = database;
    this.processes = processes;
  }

  /**
   * This process is a daemon.
   *
   * @return whether it is the first: of several that come at once, one is
   */
  public boolean enter(String state) {
    long own = processes.own();
    processes.noteDead();
    return database.call(
        handle -> {
          // Whoever else enters waits for this row.
          handle.execute("UPDATE process SET pid = pid WHERE id = (SELECT MIN(id) FROM process)");
          say(handle, own, state);
          return 1 == handle.createQuery("SELECT COUNT(*) FROM node").mapTo(Integer.class).one();
        });
  }

  /** This process is a daemon and does that. */
  public void say(String state) {
    long own = processes.own();
    database.run(handle -> say(handle, own, state));
  }

  private void say(Handle handle, long own, String state) {
    handle.execute(
        "INSERT INTO node (process_id, state, changed_ms) VALUES (?, ?, ?)"
            + " ON CONFLICT (process_id) DO UPDATE SET state = excluded.state,"
            + " changed_ms = excluded.changed_ms",
        own,
        state,
        database.millis(handle));
    handle.execute(
        "DELETE FROM node WHERE process_id IN"
            + " (SELECT id FROM process WHERE closed_ms IS NOT NULL)");
  }

  /** The name of this process, which no other has. */
  public String ownName() {
    return processes.ownName();
  }

  /** The daemons at work, by machine. */
  public List<Node> list() {
    processes.noteDead();
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT p.host, p.pid, p.opened_ms, p.seen_ms, n.state, n.changed_ms,"
                        + " (SELECT COUNT(*) FROM work w WHERE w.state = 'CLAIMED'"
                        + " AND w.process_id IN "
                        + SAME
                        + ") AS in_hand,"
                        + " p.id"
                        + " FROM node n JOIN process p ON p.id = n.process_id"
                        + " WHERE p.closed_ms IS NULL ORDER BY p.host, p.pid")
                .map(
                    (row, context) ->
                        new Node(
                            row.getString("host"),
                            row.getLong("pid"),
                            Instant.ofEpochMilli(row.getLong("opened_ms")),
                            Instant.ofEpochMilli(
                                Math.max(row.getLong("seen_ms"), row.getLong("changed_ms"))),
                            row.getString("state"),
                            row.getLong("in_hand"),
                            done(handle, row.getLong("id"))))
                .list());
  }

  /** Of runs that have ended. */
  private static long done(Handle handle, long process) {
    return handle
        .createQuery(
            "SELECT r.counts FROM process p JOIN process o ON o.host = p.host AND o.pid = p.pid"
                + " AND o.id >= p.id JOIN run r ON r.process_id = o.id"
                + " WHERE p.id = ? AND r.counts IS NOT NULL")
        .bind(0, process)
        .mapTo(String.class)
        .list()
        .stream()
        .flatMap(counts -> Json.toCounts(counts).entrySet().stream())
        .filter(each -> !each.getKey().equals("unchanged"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
