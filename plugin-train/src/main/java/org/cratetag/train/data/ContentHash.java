package org.cratetag.train.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cratetag.pack.PackReader;

/**
 * Hashes of what a front-end heard, not of files: tags change, audio stays, and a library of a
 * hundred gigabytes need not be read again to know that it is the same.
 */
public final class ContentHash {
  /** What {@link #of(List, List)} is over, in words. */
  public static final String HASHED = "sorted lines of features' SHA-256, tab, label";

  private ContentHash() {}

  /** SHA-256 of the values as big-endian 32-bit floats, lower case hexadecimal. */
  public static String of(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return PackReader.sha256(bytes.array());
  }

  /**
   * SHA-256 of one line a row, hash of its content, tab, label, line feed, sorted, as UTF-8: the
   * same however the files are called or ordered.
   */
  public static String of(List<String> contents, List<String> labels) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < contents.size(); row++) {
      lines.add(contents.get(row) + "\t" + labels.get(row) + "\n");
    }
    Collections.sort(lines);
    return PackReader.sha256(String.join("", lines).getBytes(StandardCharsets.UTF_8));
  }
}
