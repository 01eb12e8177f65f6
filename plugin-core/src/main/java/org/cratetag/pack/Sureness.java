package org.cratetag.pack;

/** How sure a pack must be of what it says: each level is measured, and stands in its card. */
public enum Sureness {
  /** Right in nine of ten. */
  CAREFUL,
  /** Right in eight of ten. */
  BALANCED,
  /** The best label of every track, right in about six of ten. */
  BOLD
}
