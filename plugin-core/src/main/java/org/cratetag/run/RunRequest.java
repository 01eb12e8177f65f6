package org.cratetag.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a run shall do.
 *
 * @param kind how far each track goes
 * @param roots files and folders, absolute and normalised
 * @param command what the user asked, for lists of runs
 * @param retry what is tried again although it was settled
 * @param joins whether it looks for nothing, and takes what other runs have queued there for the
 *     same goal
 */
public record RunRequest(Kind kind, List<Path> roots, String command, Retry retry, boolean joins) {
  /** A run that looks for tracks itself. */
  public RunRequest(Kind kind, List<Path> roots, String command, Retry retry) {
    this(kind, roots, command, retry, false);
  }

  /** How far each track goes. */
  public enum Kind {
    /** Analysed and remembered; no file is touched. */
    SCAN,
    /** Analysed; what would be written is said, and no file is touched. */
    DRY_RUN,
    /** Analysed and tagged. */
    TAG;

    /** The name in the ledger. */
    public String goalKind() {
      return this == DRY_RUN ? "dry-run" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is tried again although it was settled. */
  public enum Retry {
    /** Nothing, unless the file or the settings changed. */
    NOTHING,
    /** Tracks that were given up or left alone. */
    LEFT,
    /** Those, and tracks whose tags somebody took back. */
    UNDONE
  }

  public RunRequest {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(retry, "retry");
    roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).distinct().toList();
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one file or folder");
    }
  }
}
