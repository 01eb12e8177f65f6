package org.cratetag.decision;

/** The broadest name that GENRE says, and whether what is narrower stands behind it. */
public enum GenreDepth {
  /** Electronic, then the family and the subgenre. For servers that are browsed by it. */
  ROOT,
  /** The family, then the subgenre. */
  FAMILY,
  /** The family alone, for few genres; the subgenre where it has no family. */
  FAMILY_ALONE,
  /** The subgenre alone; the family where no subgenre is said. */
  SUBGENRE
}
