package org.cratetag.tags.undo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What became of one journal entry that was to be undone. */
public sealed interface UndoResult {
  /** The changed file. */
  Path path();

  /**
   * Given back.
   *
   * @param identical whether the file is byte for byte the one before; else its fields are restored
   * @param left fields that someone changed since and that were left alone, with the reason
   */
  record Undone(Path path, boolean identical, List<String> left) implements UndoResult {
    public Undone {
      Objects.requireNonNull(path, "path");
      left = List.copyOf(left);
    }
  }

  /** Left alone, as it was. */
  record Left(Path path, String reason) implements UndoResult {
    public Left {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The disk or the journal refused; the file is as it was. */
  record Failed(Path path, String reason) implements UndoResult {
    public Failed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
