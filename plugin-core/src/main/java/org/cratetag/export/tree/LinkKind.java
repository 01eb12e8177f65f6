package org.cratetag.export.tree;

/** What stands in a tree for a track. */
public enum LinkKind {
  /** A second name of the same file; on the same device only. */
  HARD,
  /** A symbolic link to the file's whole path. */
  SYM,
  /** A copy. */
  COPY
}
