package org.cratetag.ledger.journal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cratetag.ledger.database.PathText;
import org.cratetag.ledger.database.Transactions;
import org.cratetag.tags.file.PreparedFolder;
import org.jdbi.v3.core.Handle;

/**
 * The folders in which this process has temporary files. A folder is noted, and that forced to the
 * disk, when the first file in it is prepared, so that the others of an album need not wait for the
 * disk. Those without a file in hand are forgotten in time, or a start after a crash would look
 * through all folders of a run. Safe for use by several threads.
 */
final class PreparedFolders {
  /** More than there are workers. */
  private static final int MOST_KEPT = 256;

  private final Transactions transactions;
  private final long processId;
  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  /** In the order in which they were noted. */
  private final Map<Path, Integer> filesInHand = new LinkedHashMap<>();

  private final Map<Long, Path> folderOf = new HashMap<>();

  PreparedFolders(Transactions transactions, long processId) {
    this.transactions = transactions;
    this.processId = processId;
  }

  String mark() {
    return mark;
  }

  /** Returns when the folder is noted on the disk. There is a file in hand until it is ended. */
  synchronized void prepare(Path folder) {
    if (!filesInHand.containsKey(folder)) {
      note(PathText.of(folder));
    }
    filesInHand.merge(folder, 1, Integer::sum);
    forgetOldest();
  }

  /** The file that was prepared last in the folder is that of an entry. */
  synchronized void enter(long entry, Path folder) {
    folderOf.put(entry, folder);
  }

  private void note(String folder) {
    transactions.callForced(
        handle -> {
          if (!isNoted(handle, folder)) {
            handle.execute(
                "INSERT INTO journal_folder (process_id, folder, mark) VALUES (?, ?, ?)",
                processId,
                folder,
                mark);
          }
          return folder;
        },
        this::isNoted);
  }

  private boolean isNoted(Handle handle, String folder) {
    return handle
        .createQuery("SELECT COUNT(*) FROM journal_folder WHERE process_id = ? AND folder = ?")
        .bind(0, processId)
        .bind(1, folder)
        .mapTo(Boolean.class)
        .one();
  }

  private void forgetOldest() {
    Iterator<Map.Entry<Path, Integer>> oldest = filesInHand.entrySet().iterator();
    while (filesInHand.size() > MOST_KEPT && oldest.hasNext()) {
      Map.Entry<Path, Integer> folder = oldest.next();
      if (folder.getValue() == 0) {
        oldest.remove();
        delete(folder.getKey());
      }
    }
  }

  private void delete(Path folder) {
    transactions.run(
        handle ->
            handle.execute(
                "DELETE FROM journal_folder WHERE process_id = ? AND folder = ?",
                processId,
                PathText.of(folder)));
  }

  /** The temporary file of an entry is no more. */
  synchronized void end(long entry) {
    Path folder = folderOf.remove(entry);
    if (folder != null) {
      filesInHand.merge(folder, -1, Integer::sum);
    }
  }

  /** Forgets the folders in which nothing can be left. */
  synchronized void close() {
    filesInHand.forEach(
        (folder, files) -> {
          if (files == 0) {
            delete(folder);
          }
        });
    filesInHand.clear();
  }

  /** Those of processes that have ended. */
  static List<PreparedFolder> list(Handle handle) {
    return handle
        .createQuery(
            "SELECT f.folder, f.mark FROM journal_folder f JOIN process p ON p.id = f.process_id"
                + " WHERE p.closed_ms IS NOT NULL")
        .map(
            (row, context) ->
                new PreparedFolder(PathText.toPath(row.getString("folder")), row.getString("mark")))
        .list();
  }

  static void forget(Handle handle, PreparedFolder folder) {
    handle.execute(
        "DELETE FROM journal_folder WHERE folder = ? AND mark = ?",
        PathText.of(folder.folder()),
        folder.mark());
  }
}
