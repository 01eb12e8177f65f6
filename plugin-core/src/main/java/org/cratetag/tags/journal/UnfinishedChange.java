package org.cratetag.tags.journal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A change that a process began and did not end.
 *
 * @param id number of the journal entry
 * @param path the file it was about
 * @param temporary the file that it made or was about to make
 * @param change what was intended; empty when it did not come that far
 */
public record UnfinishedChange(long id, Path path, Path temporary, Optional<TagChange> change) {
  public UnfinishedChange {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(temporary, "temporary");
    Objects.requireNonNull(change, "change");
  }
}
