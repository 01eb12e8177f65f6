package org.cratetag.tags.journal;

import java.util.Arrays;

/**
 * How to make the old file from the new one, byte for byte. Tags are a small part of a file, so the
 * patch says which ranges of the new file to copy and holds the rest. The encoding is private to
 * this package; a journal stores the bytes as they are.
 */
public final class TagPatch {
  /** The largest patch that is kept; beyond it, undo works field by field. */
  public static final int MAXIMUM_BYTES = 16 << 20;

  private final byte[] encoded;

  private TagPatch(byte[] encoded) {
    this.encoded = encoded;
  }

  /** A patch from its stored bytes. The array is held, not copied. */
  public static TagPatch of(byte[] encoded) {
    if (encoded.length > MAXIMUM_BYTES) {
      throw new IllegalArgumentException("patch of " + encoded.length + " bytes is too large");
    }
    return new TagPatch(encoded);
  }

  /** The bytes to store. Read only by agreement. */
  public byte[] encoded() {
    return encoded;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagPatch patch && Arrays.equals(encoded, patch.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }
}
