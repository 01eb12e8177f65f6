package org.cratetag.tags.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.tags.file.FileState;

/**
 * One change of one file, as the journal keeps it.
 *
 * @param kind what was done
 * @param before the fields that changed, with the values they had; an empty list where the field
 *     was absent. Empty for sidecars
 * @param written the fields that changed, with the values they got; an empty list where the field
 *     was removed. Empty for sidecars
 * @param fileBefore the file that was replaced; empty when there was none (a new sidecar)
 * @param fileAfter the file that took its place; empty when there is none (a removed sidecar)
 * @param undoes the journal entry that this change takes back
 * @param when when it was intended
 * @param heard what was heard of the track, where that is why; empty in entries of older programs
 */
public record TagChange(
    Kind kind,
    TagValues before,
    TagValues written,
    Optional<FileState> fileBefore,
    Optional<FileState> fileAfter,
    OptionalLong undoes,
    Instant when,
    Optional<TrackPrediction> heard) {

  /** What a change does. */
  public enum Kind {
    /** Tags or a sidecar were written, or written again by undoing an undo. */
    UPDATE,
    /** What was there before was given back. */
    UNDO
  }

  public TagChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(fileBefore, "fileBefore");
    Objects.requireNonNull(fileAfter, "fileAfter");
    Objects.requireNonNull(undoes, "undoes");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(heard, "heard");
  }
}
