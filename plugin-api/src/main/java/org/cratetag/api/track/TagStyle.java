package org.cratetag.api.track;

/** How several values and new tags are laid out. */
public enum TagStyle {
  /** For media servers: several values; a file without a tag gets ID3v2.4. */
  SERVER,
  /** For DJ software: one value; a file without a tag gets ID3v2.3. */
  DJ
}
