package org.cratetag.tags.id3;

/** How several values get into an ID3v2.3 tag, which by its standard holds one text a field. */
public enum Id3v23 {
  /** The tag gets version 2.4, which has several values, where nothing in it forbids that. */
  UPGRADE,
  /** Separated by NUL, which many readers take, and others show the first value only. */
  NUL,
  /** One text, joined by "; ", which most servers take for one value. */
  JOINED
}
