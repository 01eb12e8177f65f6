package org.cratetag.ledger.journal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;
import org.cratetag.ledger.database.Processes;
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

  private final Database database;
  private final PathNames names;
  private final Processes processes;
  private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  /** In the order in which they were noted. */
  private final Map<Path, Integer> filesInHand = new LinkedHashMap<>();

  private final Map<Long, Path> folderOf = new HashMap<>();

  PreparedFolders(Database database, PathNames names, Processes processes) {
    this.database = database;
    this.names = names;
    this.processes = processes;
  }

  String mark() {
    return mark;
  }

  /** Returns when the folder is noted on the disk. There is a file in hand until it is ended. */
  synchronized void prepare(Path folder) {
    if (!filesInHand.containsKey(folder)) {
      note(names.of(folder));
    }
    filesInHand.merge(folder, 1, Integer::sum);
    forgetOldest();
  }

  /** The file that was prepared last in the folder is that of an entry. */
  synchronized void enter(long entry, Path folder) {
    folderOf.put(entry, folder);
  }

  private void note(String folder) {
    long process = processes.own();
    database.callForced(
        handle ->
            handle.execute(
                "INSERT INTO journal_folder (process_id, folder, mark) VALUES (?, ?, ?)"
                    + " ON CONFLICT (process_id, folder) DO NOTHING",
                process,
                folder,
                mark));
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
    database.run(
        handle ->
            handle.execute(
                "DELETE FROM journal_folder WHERE process_id = ? AND folder = ?",
                processes.own(),
                names.of(folder)));
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

  /** Those of processes that have ended, if they are this machine's to look into. */
  List<PreparedFolder> list(Handle handle) {
    return handle
        .createQuery(
            "SELECT f.folder, f.mark, p.host FROM journal_folder f"
                + " JOIN process p ON p.id = f.process_id WHERE p.closed_ms IS NOT NULL")
        .map(
            (row, context) ->
                processes.reaches(row.getString("host"), row.getString("folder"), names)
                    ? Optional.of(
                        new PreparedFolder(
                            names.toRealPath(row.getString("folder")), row.getString("mark")))
                    : Optional.<PreparedFolder>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  void forget(Handle handle, PreparedFolder folder) {
    handle.execute(
        "DELETE FROM journal_folder WHERE folder = ? AND mark = ?",
        names.of(folder.folder()),
        folder.mark());
  }
}
