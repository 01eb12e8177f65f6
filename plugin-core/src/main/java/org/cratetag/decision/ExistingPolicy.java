package org.cratetag.decision;

/** What becomes of values that a person wrote. Values that Cratetag wrote are always renewed. */
public enum ExistingPolicy {
  /** Only empty fields are filled. */
  KEEP,
  /** New values join those that are there. */
  APPEND,
  /** New values take the place of those that are there; the journal keeps the old ones. */
  REPLACE
}
