package org.cratetag.api.track;

/** What a model pack says of a track. */
public enum Task {
  /** A broad genre such as Electronic or Jazz. */
  GENRE,
  /** A subgenre of electronic dance music, within a family. */
  SUBGENRE
}
