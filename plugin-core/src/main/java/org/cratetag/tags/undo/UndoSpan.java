package org.cratetag.tags.undo;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which changes are taken back, by when they were made.
 *
 * @param since the first moment that counts; empty for the beginning
 * @param before the first moment that does not; empty for no end
 */
public record UndoSpan(Optional<Instant> since, Optional<Instant> before) {
  /** Every change. */
  public static final UndoSpan ALL = new UndoSpan(Optional.empty(), Optional.empty());

  public UndoSpan {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(before, "before");
    if (since.isPresent() && before.isPresent() && !since.get().isBefore(before.get())) {
      throw new IllegalArgumentException("since must be earlier than before");
    }
  }

  boolean holds(Instant when) {
    return since.filter(when::isBefore).isEmpty()
        && before.filter(end -> !when.isBefore(end)).isEmpty();
  }
}
