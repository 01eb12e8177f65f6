package org.cratetag.tags.file;

import java.util.Objects;

/**
 * What the user wants where a new file cannot be quite like the old one.
 *
 * @param hardLinks of files with several names
 * @param otherOwner of files that belong to somebody else
 * @param mtime the modification time of changed files
 */
public record FileRules(HardLinks hardLinks, OtherOwner otherOwner, Mtime mtime) {
  /** Names stay together, files that a group shares are written, servers see what changed. */
  public static final FileRules DEFAULT =
      new FileRules(HardLinks.SKIP, OtherOwner.SHARED, Mtime.NEW);

  /** What becomes of a file with several names. Writing in place is no choice: it is not safe. */
  public enum HardLinks {
    /** It is left alone. */
    SKIP,
    /** The name that was found gets the new tags; the others keep the old file. */
    BREAK
  }

  /** What becomes of a file whose owner the new file cannot have. */
  public enum OtherOwner {
    /** It is left alone. */
    SKIP,
    /**
     * It is written if its group may write it and the new file has the same group; then everybody
     * in the group can do what they could before.
     */
    SHARED,
    /** The new file belongs to the user who runs Cratetag, and has the old mode. */
    TAKE
  }

  /** Which modification time a changed file gets. */
  public enum Mtime {
    /** The time of the change, by which servers find it; also after an undo. */
    NEW,
    /** The one that it had. */
    KEEP
  }

  public FileRules {
    Objects.requireNonNull(hardLinks, "hardLinks");
    Objects.requireNonNull(otherOwner, "otherOwner");
    Objects.requireNonNull(mtime, "mtime");
  }

  /** A text that differs where it may depend on the rules whether a file is written. */
  public String key() {
    return hardLinks + "|" + otherOwner;
  }

  /** A copy with this modification time. */
  public FileRules withMtime(Mtime newMtime) {
    return new FileRules(hardLinks, otherOwner, newMtime);
  }
}
