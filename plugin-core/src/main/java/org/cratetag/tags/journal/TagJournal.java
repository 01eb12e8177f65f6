package org.cratetag.tags.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.tags.file.PreparedFolder;

/**
 * The durable memory of every change of a file. An entry goes from {@link #prepare} through {@link
 * #intend} to {@link #finish}, or ends with {@link #abandon}. What is intended, and where temporary
 * files can be, survives a crash of the machine; whether the file was replaced can be found out
 * again from the files. Safe for use by several threads.
 *
 * <p>Implementations throw an unchecked exception when they cannot record; the file is then left as
 * it was.
 */
public interface TagJournal {
  /**
   * Sixteen hexadecimal digits that are in the names of the temporary files of this process and of
   * no other.
   */
  String mark();

  /**
   * Records that a temporary file is about to be made, so that it is found after a crash: the entry
   * may be lost by one, that there are files with this {@link #mark} in the folder may not.
   *
   * @param runId the run that asks
   * @param path the file that shall be changed, absolute and normalised
   * @param temporary the file that will be made beside it
   * @return the number of the new entry, higher than all before
   */
  long prepare(long runId, Path path, Path temporary);

  /**
   * Records what is about to replace the file; called before the rename.
   *
   * @param id a prepared entry
   * @param change what changes
   * @param patch how to make the old file from the new one; empty when there is no old file or the
   *     patch would be too large
   */
  void intend(long id, TagChange change, Optional<TagPatch> patch);

  /**
   * Records that the file was replaced: the entry becomes {@code DONE}, and the entry that it
   * undoes, if any, becomes {@code UNDONE} in the same step.
   */
  void finish(long id);

  /** Forgets a prepared or intended entry whose file was not replaced. */
  void abandon(long id);

  /**
   * Entries that were prepared or intended by earlier processes and neither finished nor abandoned.
   * A journal shared by several machines gives only those of this one.
   */
  List<UnfinishedChange> listUnfinished();

  /** The folders that ended processes prepared files in, but for those that are {@link #forget}. */
  List<PreparedFolder> listPreparedFolders();

  /** Forgets a folder of an ended process, in which no temporary file of it is left. */
  void forget(PreparedFolder folder);

  /** The entries of a run in any state, newest first. Entries only prepared are not among them. */
  List<JournalEntry> listByRun(long runId);

  /**
   * Some of them, oldest first, to go through a long run bit by bit.
   *
   * @param afterId only entries after this one; 0 for the first ones
   */
  List<JournalEntry> listByRun(long runId, long afterId, int limit);

  /**
   * The entries of a file, or of all files below a folder, in any state, newest first. Entries only
   * prepared are not among them.
   *
   * @param fileOrFolder absolute and normalised
   */
  List<JournalEntry> listByPath(Path fileOrFolder);

  /**
   * The newest entry of a file, in any state. An entry only prepared does not count.
   *
   * @param file absolute and normalised
   */
  Optional<JournalEntry> findLatest(Path file);

  /** All entries that are done and not undone, newest first. */
  List<JournalEntry> listDone();

  /** Those of them that took another back, newest first. */
  List<JournalEntry> listUndos();

  /** Whether anything was ever taken back, or is just now. Costs next to nothing. */
  boolean holdsUndos();

  /** The patch of an entry. Apart from the entry because it may have some megabytes. */
  Optional<TagPatch> findPatch(long id);
}
