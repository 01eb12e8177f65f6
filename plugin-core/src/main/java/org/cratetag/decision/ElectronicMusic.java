package org.cratetag.decision;

/** Which tracks packs of electronic music are heard of. */
public enum ElectronicMusic {
  /** Those that are electronic by their genre tag, else by what is heard. */
  AUTO,
  /** Those that are electronic by what is heard, whatever their tags say. */
  HEARD,
  /** All tracks: the library holds nothing else. */
  ALWAYS,
  /** None. */
  NEVER
}
