package org.cratetag.decision;

/** How much of the way from Electronic down to the subgenre GENRE says. */
public enum GenreDepth {
  /** All of it: Electronic, the family, the subgenre. For servers that are browsed by it. */
  ROOT,
  /** The family alone, for few genres; the subgenre where it has no family. */
  FAMILY,
  /** The family, then the subgenre. */
  SUBGENRE,
  /** The subgenre alone; the family where no subgenre is said. */
  NARROWEST
}
