package org.cratetag.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.config.Library;

/**
 * One run over a library or some of its folders and files.
 *
 * @param library whose settings hold
 * @param roots its folders, or folders and files in it
 * @param why it is due
 * @param hints that it takes, by file or folder, to be heeded again when it does not end
 */
public record Job(Library library, List<Path> roots, Why why, Map<Path, Hint> hints) {
  /** Why a run is due. */
  public enum Why {
    /** By the schedule. */
    SCHEDULE("the schedule"),
    /** Something was heard of folders. */
    CHANGE("new or changed files"),
    /** Another machine has found more than it can do. */
    HELP("help for another machine");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  public Job {
    roots = List.copyOf(roots);
    hints = Map.copyOf(hints);
  }
}
