package org.cratetag.lab.command;

import java.util.Locale;

/** How the published pictures are divided. */
enum PictureSplit {
  /** The published lists, whose parts share no artist. */
  FILTERED,
  /** A fifth of all to test, drawn without regard to artists. */
  RANDOM,
  /** Each clip in one test part of several, drawn without regard to artists. */
  STRATIFIED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
