package org.cratetag.ledger.journal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.ledger.database.PathText;
import org.cratetag.ledger.database.Processes;
import org.cratetag.ledger.database.Transactions;
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
  private static final String NEWEST_FIRST = " AND state <> 'PREPARED' ORDER BY id DESC";

  private final Transactions transactions;
  private final Processes processes;
  private final long processId;
  private final PreparedFolders folders;

  public JdbcTagJournal(Transactions transactions, Processes processes, long processId) {
    this.transactions = transactions;
    this.processes = processes;
    this.processId = processId;
    this.folders = new PreparedFolders(transactions, processId);
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
    folders.prepare(temporary.getParent());
    long entry =
        transactions.call(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO journal (run_id, process_id, path, temporary, state)"
                            + " VALUES (?, ?, ?, ?, 'PREPARED')")
                    .bind(0, runId)
                    .bind(1, processId)
                    .bind(2, PathText.of(path))
                    .bind(3, PathText.of(temporary))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
    folders.enter(entry, temporary.getParent());
    return entry;
  }

  @Override
  public void intend(long id, TagChange change, Optional<TagPatch> patch) {
    Long undoes = change.undoes().isPresent() ? change.undoes().getAsLong() : null;
    transactions.callForced(
        handle -> {
          int intended =
              handle.execute(
                  "UPDATE journal SET state = 'INTENDED', undoes = ?, tag_change = ?"
                      + " WHERE id = ? AND process_id = ? AND state IN ('PREPARED', 'INTENDED')",
                  undoes,
                  TagChangeJson.of(change),
                  id,
                  processId);
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
        },
        (handle, nothing) -> isIntended(handle, id));
  }

  private boolean isIntended(Handle handle, long id) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM journal WHERE id = ? AND process_id = ? AND state = 'INTENDED'")
        .bind(0, id)
        .bind(1, processId)
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public void finish(long id) {
    transactions.call(
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
    folders.end(id);
  }

  @Override
  public void abandon(long id) {
    transactions.call(
        handle -> {
          handle.execute(
              "DELETE FROM journal_patch WHERE journal_id IN (SELECT id FROM journal"
                  + " WHERE id = ? AND state IN ('PREPARED', 'INTENDED'))",
              id);
          handle.execute(
              "DELETE FROM journal WHERE id = ? AND state IN ('PREPARED', 'INTENDED')", id);
          return null;
        });
    folders.end(id);
  }

  @Override
  public List<UnfinishedChange> listUnfinished() {
    return transactions.call(
        handle -> {
          processes.noteDead(handle);
          return handle
              .createQuery(
                  "SELECT j.id, j.path, j.temporary, j.undoes, j.tag_change FROM journal j"
                      + " JOIN process p ON p.id = j.process_id"
                      + " WHERE j.state IN ('PREPARED', 'INTENDED') AND p.closed_ms IS NOT NULL"
                      + " ORDER BY j.id")
              .map(
                  (row, context) ->
                      new UnfinishedChange(
                          row.getLong("id"),
                          PathText.toPath(row.getString("path")),
                          PathText.toPath(row.getString("temporary")),
                          Optional.ofNullable(row.getString("tag_change"))
                              .map(json -> toChange(row, json))))
              .list();
        });
  }

  @Override
  public List<PreparedFolder> listPreparedFolders() {
    return transactions.call(
        handle -> {
          processes.noteDead(handle);
          return PreparedFolders.list(handle);
        });
  }

  @Override
  public void forget(PreparedFolder folder) {
    transactions.run(handle -> PreparedFolders.forget(handle, folder));
  }

  @Override
  public List<JournalEntry> listByRun(long runId) {
    return transactions.call(
        handle ->
            entries(
                handle.createQuery(SELECT + " WHERE run_id = ?" + NEWEST_FIRST).bind(0, runId)));
  }

  @Override
  public List<JournalEntry> listByRun(long runId, long afterId, int limit) {
    return transactions.call(
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
    return transactions.call(
        handle ->
            entries(
                handle
                    .createQuery(
                        SELECT
                            + " WHERE (path = ? OR path LIKE ? ESCAPE '!'"
                            + " OR path LIKE ? ESCAPE '!')"
                            + NEWEST_FIRST)
                    .bind(0, PathText.of(fileOrFolder))
                    .bind(1, PathText.patternBelow(fileOrFolder))
                    .bind(2, PathText.uriPatternBelow(fileOrFolder))));
  }

  @Override
  public Optional<JournalEntry> findLatest(Path file) {
    return transactions.call(
        handle ->
            entries(
                    handle
                        .createQuery(
                            SELECT + " WHERE path = ?" + NEWEST_FIRST + " FETCH FIRST ROW ONLY")
                        .bind(0, PathText.of(file)))
                .stream()
                .findFirst());
  }

  @Override
  public List<JournalEntry> listDone() {
    return transactions.call(
        handle -> entries(handle.createQuery(SELECT + " WHERE state = 'DONE'" + NEWEST_FIRST)));
  }

  @Override
  public List<JournalEntry> listUndos() {
    return transactions
        .call(
            handle ->
                entries(
                    handle.createQuery(
                        SELECT + " WHERE state = 'DONE' AND undoes IS NOT NULL" + NEWEST_FIRST)))
        .stream()
        .filter(entry -> entry.change().kind() == TagChange.Kind.UNDO)
        .toList();
  }

  @Override
  public Optional<TagPatch> findPatch(long id) {
    return transactions.call(
        handle ->
            handle
                .createQuery("SELECT encoded FROM journal_patch WHERE journal_id = ?")
                .bind(0, id)
                .map((row, context) -> TagPatch.of(row.getBytes("encoded")))
                .findOne());
  }

  private static List<JournalEntry> entries(Query query) {
    return query
        .map(
            (row, context) ->
                new JournalEntry(
                    row.getLong("id"),
                    row.getLong("run_id"),
                    PathText.toPath(row.getString("path")),
                    toChange(row, row.getString("tag_change")),
                    JournalEntry.State.valueOf(row.getString("state"))))
        .list();
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
