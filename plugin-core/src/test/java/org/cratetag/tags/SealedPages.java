package org.cratetag.tags;

import java.util.Arrays;

/** Gives the pages of an Ogg file the checksums of what they hold, so that damage gets further. */
final class SealedPages {
  private static final int HEADER_BYTES = 27;

  private SealedPages() {}

  /** In place; what holds no whole page stays as it is. */
  static void seal(byte[] file) {
    int at = 0;
    while (at + HEADER_BYTES <= file.length) {
      if (file[at] == 'O' && file[at + 1] == 'g' && file[at + 2] == 'g' && file[at + 3] == 'S') {
        int length = length(file, at);
        if (at + length > file.length) {
          return;
        }
        byte[] page = Arrays.copyOfRange(file, at, at + length);
        Arrays.fill(page, 22, 26, (byte) 0);
        System.arraycopy(OggFixtures.withChecksum(page), 0, file, at, length);
        at += length;
      } else {
        at++;
      }
    }
  }

  private static int length(byte[] file, int at) {
    int segments = file[at + 26] & 0xff;
    int length = HEADER_BYTES + segments;
    for (int i = 0; i < segments && at + HEADER_BYTES + i < file.length; i++) {
      length += file[at + HEADER_BYTES + i] & 0xff;
    }
    return length;
  }
}
