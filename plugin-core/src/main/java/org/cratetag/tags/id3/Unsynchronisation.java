package org.cratetag.tags.id3;

import java.nio.ByteBuffer;

/**
 * A way to store bytes so that none look like an MPEG frame: a zero behind each FF (ID3v2.3.0,
 * section 5).
 */
final class Unsynchronisation {
  private Unsynchronisation() {}

  /**
   * Whether bytes that a tag calls unsynchronised can be so. Some programs set the flag and store
   * the frames as they are; then there is an FF before a byte of E0 or more, in any picture.
   */
  static boolean isPossible(ByteBuffer stored) {
    for (int i = 0; i + 1 < stored.limit(); i++) {
      if (stored.get(i) == (byte) 0xff && (stored.get(i + 1) & 0xff) >= 0xe0) {
        return false;
      }
    }
    return true;
  }

  static ByteBuffer without(ByteBuffer stored) {
    return withoutInto(ByteBuffer.allocate(stored.limit()), stored);
  }

  /**
   * The same in the place of what is stored, for a whole tag, of which there is no room for two.
   */
  static ByteBuffer takenOut(ByteBuffer stored) {
    return withoutInto(stored.slice(0, stored.limit()), stored);
  }

  private static ByteBuffer withoutInto(ByteBuffer plain, ByteBuffer stored) {
    int before = 0;
    for (int i = 0; i < stored.limit(); i++) {
      int value = stored.get(i) & 0xff;
      if (before != 0xff || value != 0) {
        plain.put((byte) value);
      }
      before = value;
    }
    return plain.flip();
  }
}
