package org.cratetag.ledger.journal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.PathRange;
import org.cratetag.ledger.database.Processes;
import org.cratetag.tags.file.PreparedFolder;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.TagPatch;
import org.cratetag.tags.journal.UnfinishedChange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The tag journal in the ledger's tables. What recovery could not find out from the files is forced
 * to the disk before a call returns: the folder of the temporary file and the intention.
 */
public final class JdbcTagJournal implements TagJournal {
  private static final String SELECT =
      "SELECT id, run_id, path, state, undoes, tag_change FROM journal";

  /** One that was silent for long, and taken for ended, can come back. */
  private static final String OF_THIS_OR_AN_ENDED_PROCESS =
      " AND (process_id = ? OR process_id IN"
          + " (SELECT id FROM process WHERE closed_ms IS NOT NULL))";

  private static final String NEWEST_FIRST = " AND state <> 'PREPARED' ORDER BY id DESC";

  private final Database database;
  private final PathNames names;
  private final Processes processes;
  private final Supplier<Optional<Fence>> fenceOfThisThread;
  private final PreparedFolders folders;

  /** What the changes that are prepared rest on. */
  private final Map<Long, Fence> fences = new ConcurrentHashMap<>();

  /** A right to change a file, which others may take over while its owner sleeps. */
  public interface Fence {
    /** Whether it still holds, asked within the transaction that intends the change. */
    boolean holds(Handle handle);
  }

  /**
   * A journal.
   *
   * @param fenceOfThisThread what the changes that the calling thread prepares rest on; empty when
   *     on nothing
   */
  public JdbcTagJournal(
      Database database,
      PathNames names,
      Processes processes,
      Supplier<Optional<Fence>> fenceOfThisThread) {
    this.database = database;
    this.names = names;
    this.processes = processes;
    this.fenceOfThisThread = fenceOfThisThread;
    this.folders = new PreparedFolders(database, names, processes);
  }

  /** Nothing is prepared any more. */
  public void close() {
    folders.close();
  }

  @Override
  public String mark() {
    return folders.mark();
  }

  @Override
  public long prepare(long runId, Path path, Path temporary) {
    long process = processes.own();
    folders.prepare(temporary.getParent());
    long entry =
        database.call(
            handle ->
                handle
                    .createQuery(
                        "INSERT INTO journal (run_id, process_id, path, temporary, state)"
                            + " VALUES (?, ?, ?, ?, 'PREPARED') RETURNING id")
                    .bind(0, runId)
                    .bind(1, process)
                    .bind(2, names.of(path))
                    .bind(3, names.of(temporary))
                    .mapTo(Long.class)
                    .one());
    fenceOfThisThread.get().ifPresent(fence -> fences.put(entry, fence));
    folders.enter(entry, temporary.getParent());
    return entry;
  }

  @Override
  public void intend(long id, TagChange change, Optional<TagPatch> patch) {
    Long undoes = change.undoes().isPresent() ? change.undoes().getAsLong() : null;
    long process = processes.own();
    Fence fence = fences.get(id);
    database.callForced(
        handle -> {
          if (fence != null && !fence.holds(handle)) {
            throw new LedgerException(
                "the track took so long that another worker may have it; it is left alone");
          }
          int intended =
              handle.execute(
                  "UPDATE journal SET state = 'INTENDED', undoes = ?, tag_change = ?"
                      + " WHERE id = ? AND process_id = ? AND state IN ('PREPARED', 'INTENDED')",
                  undoes,
                  TagChangeJson.of(change),
                  id,
                  process);
          if (intended != 1) {
            throw new LedgerException("journal entry " + id + " is not a prepared one");
          }
          handle.execute("DELETE FROM journal_patch WHERE journal_id = ?", id);
          patch.ifPresent(
              bytes ->
                  handle
                      .createUpdate("INSERT INTO journal_patch (journal_id, encoded) VALUES (?, ?)")
                      .bind(0, id)
                      .bind(1, bytes.encoded())
                      .execute());
          return null;
        });
  }

  @Override
  public void finish(long id) {
    database.call(
        handle -> {
          int finished =
              handle.execute(
                  "UPDATE journal SET state = 'DONE' WHERE id = ? AND state IN"
                      + " ('INTENDED', 'DONE')",
                  id);
          if (finished != 1) {
            throw new LedgerException("journal entry " + id + " is not an intended one");
          }
          handle.execute(
              "UPDATE journal SET state = 'UNDONE' WHERE state = 'DONE'"
                  + " AND id = (SELECT undoes FROM journal WHERE id = ?)",
              id);
          return null;
        });
    fences.remove(id);
    folders.end(id);
  }

  @Override
  public void abandon(long id) {
    long process = processes.own();
    String abandoned = "id = ? AND state IN ('PREPARED', 'INTENDED')" + OF_THIS_OR_AN_ENDED_PROCESS;
    database.call(
        handle -> {
          handle.execute(
              "DELETE FROM journal_patch WHERE journal_id IN (SELECT id FROM journal WHERE "
                  + abandoned
                  + ")",
              id,
              process);
          handle.execute("DELETE FROM journal WHERE " + abandoned, id, process);
          return null;
        });
    fences.remove(id);
    folders.end(id);
  }

  @Override
  public List<UnfinishedChange> listUnfinished() {
    processes.noteDead();
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT j.id, j.path, j.temporary, j.undoes, j.tag_change, p.host FROM journal j"
                        + " JOIN process p ON p.id = j.process_id"
                        + " WHERE j.state IN ('PREPARED', 'INTENDED') AND p.closed_ms IS NOT NULL"
                        + " ORDER BY j.id")
                .map((row, context) -> toUnfinished(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  @Override
  public List<PreparedFolder> listPreparedFolders() {
    processes.noteDead();
    return database.read(folders::list);
  }

  @Override
  public void forget(PreparedFolder folder) {
    database.run(handle -> folders.forget(handle, folder));
  }

  @Override
  public List<JournalEntry> listByRun(long runId) {
    return database.read(
        handle ->
            entries(
                handle.createQuery(SELECT + " WHERE run_id = ?" + NEWEST_FIRST).bind(0, runId)));
  }

  @Override
  public List<JournalEntry> listByRun(long runId, long afterId, int limit) {
    return database.read(
        handle ->
            entries(
                handle
                    .createQuery(
                        SELECT
                            + " WHERE run_id = ? AND id > ? AND state <> 'PREPARED'"
                            + " ORDER BY id LIMIT ?")
                    .bind(0, runId)
                    .bind(1, afterId)
                    .bind(2, limit)));
  }

  @Override
  public List<JournalEntry> listByPath(Path fileOrFolder) {
    List<PathRange> below = names.below(fileOrFolder);
    return database.read(
        handle ->
            entries(
                PathRange.bind(
                    handle.createQuery(
                        SELECT + " WHERE " + PathRange.condition("path", below) + NEWEST_FIRST),
                    below)));
  }

  @Override
  public Optional<JournalEntry> findLatest(Path file) {
    return database.readOne(
        handle ->
            entries(
                    handle
                        .createQuery(SELECT + " WHERE path = ?" + NEWEST_FIRST + " LIMIT 1")
                        .bind(0, names.of(file)))
                .stream()
                .findFirst());
  }

  @Override
  public List<JournalEntry> listDone() {
    return database.read(
        handle ->
            entries(
                handle.createQuery(SELECT + " WHERE state = 'DONE'" + NEWEST_FIRST), names::knows));
  }

  @Override
  public List<JournalEntry> listUndos() {
    return database
        .read(
            handle ->
                entries(
                    handle.createQuery(
                        SELECT + " WHERE state = 'DONE' AND undoes IS NOT NULL" + NEWEST_FIRST),
                    names::knows))
        .stream()
        .filter(entry -> entry.change().kind() == TagChange.Kind.UNDO)
        .toList();
  }

  @Override
  public boolean holdsUndos() {
    return database.readOne(
        handle ->
            handle
                .createQuery("SELECT 1 FROM journal WHERE undoes IS NOT NULL LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  @Override
  public Optional<TagPatch> findPatch(long id) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT encoded FROM journal_patch WHERE journal_id = ?")
                .bind(0, id)
                .map((row, context) -> TagPatch.of(row.getBytes("encoded")))
                .findOne());
  }

  /** Empty when the file is not one of this machine's. */
  private Optional<UnfinishedChange> toUnfinished(ResultSet row) throws SQLException {
    String path = row.getString("path");
    return processes.reaches(row.getString("host"), path, names)
        ? Optional.of(
            new UnfinishedChange(
                row.getLong("id"),
                names.toRealPath(path),
                names.toRealPath(row.getString("temporary")),
                Optional.ofNullable(row.getString("tag_change")).map(json -> toChange(row, json))))
        : Optional.empty();
  }

  private List<JournalEntry> entries(Query query) {
    return entries(query, any -> true);
  }

  /**
   * Entries of a query.
   *
   * @param wanted says of the text of a path whether its entries are
   */
  private List<JournalEntry> entries(Query query, Predicate<String> wanted) {
    return query
        .map(
            (row, context) ->
                wanted.test(row.getString("path"))
                    ? Optional.of(toEntry(row))
                    : Optional.<JournalEntry>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private JournalEntry toEntry(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong("id"),
        row.getLong("run_id"),
        names.toRealPath(row.getString("path")),
        toChange(row, row.getString("tag_change")),
        JournalEntry.State.valueOf(row.getString("state")));
  }

  private static TagChange toChange(ResultSet row, String json) {
    try {
      long undoes = row.getLong("undoes");
      return TagChangeJson.toChange(
          json, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(undoes));
    } catch (SQLException e) {
      throw new LedgerException("the journal cannot be read: " + e.getMessage(), e);
    }
  }
}
