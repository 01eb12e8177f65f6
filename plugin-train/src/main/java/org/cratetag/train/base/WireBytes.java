package org.cratetag.train.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cratetag.pack.json.PackException;

/**
 * Reads a stretch of bytes in the encodings that TensorFlow's files share: little-endian numbers
 * and protobuf's variable-length integers. Whatever the bytes say, nothing outside of the stretch
 * is touched.
 */
final class WireBytes {
  private final byte[] bytes;
  private final int end;
  private int at;

  /** Bytes from an index up to, not including, another. */
  WireBytes(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  boolean isAtEnd() {
    return at == end;
  }

  int left() {
    return end - at;
  }

  /** A protobuf varint; only 64 bits count. */
  long varint() throws PackException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= end) {
        throw malformed();
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  /** A varint that is a length or count of what must still be there. */
  int length() throws PackException {
    long value = varint();
    if (value < 0 || value > left()) {
      throw malformed();
    }
    return (int) value;
  }

  /** Four bytes, little-endian, without sign. */
  long fixed32() throws PackException {
    int from = skip(4);
    long value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | bytes[from + i] & 0xFF;
    }
    return value;
  }

  byte[] take(int count) throws PackException {
    int from = skip(count);
    return Arrays.copyOfRange(bytes, from, from + count);
  }

  /** The next bytes as a stretch of their own. */
  WireBytes part(int count) throws PackException {
    int from = skip(count);
    return new WireBytes(bytes, from, from + count);
  }

  String text(int count) throws PackException {
    return new String(bytes, skip(count), count, StandardCharsets.UTF_8);
  }

  /**
   * Passes over a protobuf field that is not asked for.
   *
   * @param wireType the low three bits of the field's tag
   */
  void skipField(int wireType) throws PackException {
    switch (wireType) {
      case 0 -> varint();
      case 1 -> skip(8);
      case 2 -> skip(length());
      case 5 -> skip(4);
      default -> throw malformed();
    }
  }

  private int skip(int count) throws PackException {
    if (count < 0 || count > left()) {
      throw malformed();
    }
    int from = at;
    at += count;
    return from;
  }

  static PackException malformed() {
    return new PackException("it is damaged, or no TensorFlow checkpoint");
  }
}
