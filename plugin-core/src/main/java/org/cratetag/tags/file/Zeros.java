package org.cratetag.tags.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Padding, which may be megabytes, from one small block. */
public final class Zeros {
  private static final int BLOCK_BYTES = 4096;

  private Zeros() {}

  /** So many. */
  public static List<ByteBuffer> of(int length) {
    ByteBuffer block = ByteBuffer.allocate(Math.max(1, Math.min(length, BLOCK_BYTES)));
    List<ByteBuffer> zeros = new ArrayList<>();
    for (int left = length; left > 0; left -= block.limit()) {
      zeros.add(block.slice(0, Math.min(left, block.limit())));
    }
    return zeros;
  }
}
