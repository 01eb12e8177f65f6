package org.cratetag.tags.journal;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A change in the journal.
 *
 * @param id number of the entry; later entries have higher numbers
 * @param runId the run that made the change
 * @param path the file that was changed, absolute and normalised
 * @param change what was changed
 * @param state how far it came
 */
public record JournalEntry(long id, long runId, Path path, TagChange change, State state) {

  /** How far a change came. */
  public enum State {
    /** Recorded, but the file was perhaps not yet replaced. */
    INTENDED,
    /** The file was replaced. */
    DONE,
    /** The file was replaced, and a later entry took it back. */
    UNDONE
  }

  public JournalEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(state, "state");
  }
}
