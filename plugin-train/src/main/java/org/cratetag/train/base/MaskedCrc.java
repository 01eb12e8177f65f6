package org.cratetag.train.base;

import java.util.zip.CRC32C;

/**
 * The checksum of LevelDB and TensorFlow: CRC-32C, turned and moved by a constant, since the CRC of
 * bytes that hold CRCs is a bad one (LevelDB, {@code util/crc32c.h}).
 */
final class MaskedCrc {
  private static final long DELTA = 0xa282ead8L;

  private MaskedCrc() {}

  /** Of some bytes, without sign. */
  static long of(byte[] bytes, int from, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, count);
    long value = crc.getValue();
    return ((value >>> 15 | value << 17) + DELTA) & 0xFFFFFFFFL;
  }
}
