package org.cratetag.pack;

/**
 * How sure a pack must be of what it says, on tracks that it did not learn from. A pack that
 * measured one level says the same at the first two.
 */
public enum Sureness {
  /** Right in nine of ten. */
  CAREFUL,
  /** Right in eight of ten. */
  BALANCED,
  /** The best label of every track, right in somewhat more than half. */
  BOLD
}
