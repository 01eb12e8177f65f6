package org.cratetag.decision;

/** The broadest name that the server profile writes as genre; what is narrower stands behind it. */
public enum GenreDepth {
  /** Electronic, then the family and the subgenre, for who browses by it. */
  ROOT,
  /** The family, then the subgenre. */
  FAMILY,
  /** The subgenre alone; the family where no subgenre is said. */
  SUBGENRE
}
