package org.cratetag.tags;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Takes back what the journal recorded. */
public final class UndoService {
  private final TagService tags;
  private final TagJournal journal;

  /** With the service that writes where only fields can be restored, and the journal. */
  public UndoService(TagService tags, TagJournal journal) {
    this.tags = Objects.requireNonNull(tags, "tags");
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /**
   * Takes back what a run did, newest first; for a run that was itself an undo, what it had taken
   * back is done again.
   *
   * @param runId the run to take back
   * @param newRunId the run under which this is journaled
   */
  public List<UndoResult> undoRun(long runId, long newRunId) {
    return List.of();
  }

  /**
   * Takes back all tagging of files or of all files below folders, newest first.
   *
   * @param filesOrFolders absolute, normalised paths
   * @param newRunId the run under which this is journaled
   */
  public List<UndoResult> undoPaths(List<Path> filesOrFolders, long newRunId) {
    return List.of();
  }
}
