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
 * @param retryFailed whether tracks that were given up or left alone are tried again
 */
public record RunRequest(Kind kind, List<Path> roots, String command, boolean retryFailed) {
  /** How far each track goes. */
  public enum Kind {
    /** Analysed and remembered; no file is touched. */
    SCAN,
    /** Analysed; what would be written is said, and no file is touched. */
    DRY_RUN,
    /** Analysed and tagged. */
    TAG;

    /** The name in the ledger. */
    String goalKind() {
      return this == DRY_RUN ? "dry-run" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks and copies the values. */
  public RunRequest {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(command, "command");
    roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).distinct().toList();
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one file or folder");
    }
  }
}
