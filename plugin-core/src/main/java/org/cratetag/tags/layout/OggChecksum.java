package org.cratetag.tags.layout;

/**
 * The checksum of Ogg pages (RFC 3533, section 6): the polynomial 0x04c11db7, most significant bit
 * first, from 0 and without a final inversion. That makes it linear: the checksum of the exclusive
 * or of two pages is the exclusive or of their checksums.
 */
public final class OggChecksum {
  /** Where a page holds its number (4 bytes, little-endian); its checksum follows. */
  public static final int NUMBER_OFFSET = 18;

  private static final int POLYNOMIAL = 0x04c11db7;
  private static final int[] TABLE = table();

  /** x^(8 * 2^k) modulo the polynomial: what 2^k zero bytes multiply a checksum by. */
  private static final int[] ZEROS = zeros();

  private OggChecksum() {}

  /**
   * The checksum of a page or of a part of one, going on from the checksum of what is before it.
   */
  public static int of(int before, byte[] bytes, int from, int end) {
    int checksum = before;
    for (int i = from; i < end; i++) {
      checksum = checksum << 8 ^ TABLE[checksum >>> 24 ^ bytes[i] & 0xff];
    }
    return checksum;
  }

  /**
   * What a page number contributes to the checksum of its page. To give a page another number, take
   * away the old contribution and add the new one, both by exclusive or; a checksum that was wrong
   * stays wrong.
   *
   * @param number the page number
   * @param pageBytes the length of the whole page
   */
  public static int ofNumber(int number, long pageBytes) {
    byte[] bytes = {
      (byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)
    };
    int checksum = of(0, bytes, 0, bytes.length);
    long after = pageBytes - NUMBER_OFFSET - bytes.length;
    for (int k = 0; after >> k > 0; k++) {
      if ((after >> k & 1) != 0) {
        checksum = product(checksum, ZEROS[k]);
      }
    }
    return checksum;
  }

  private static int product(int left, int right) {
    int product = 0;
    for (int bit = 31; bit >= 0; bit--) {
      product = timesX(product) ^ ((right >>> bit & 1) == 0 ? 0 : left);
    }
    return product;
  }

  private static int timesX(int value) {
    return value << 1 ^ (value < 0 ? POLYNOMIAL : 0);
  }

  private static int[] zeros() {
    int[] zeros = new int[Integer.SIZE];
    zeros[0] = 1 << 8;
    for (int k = 1; k < zeros.length; k++) {
      zeros[k] = product(zeros[k - 1], zeros[k - 1]);
    }
    return zeros;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int value = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        value = timesX(value);
      }
      table[i] = value;
    }
    return table;
  }
}
