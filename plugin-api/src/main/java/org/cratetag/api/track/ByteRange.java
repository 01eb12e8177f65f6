package org.cratetag.api.track;

/**
 * A part of a file.
 *
 * @param offset of its first byte, not negative
 * @param length in bytes, not negative
 */
public record ByteRange(long offset, long length) {
  public ByteRange {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("no part of a file: " + offset + " + " + length);
    }
  }
}
