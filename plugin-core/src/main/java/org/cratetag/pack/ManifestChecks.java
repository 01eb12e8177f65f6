package org.cratetag.pack;

import java.util.List;

/** What several parts of a manifest must hold to. */
final class ManifestChecks {
  /** Most values in a tensor: a 4096 x 4096 picture, 64 MiB as floats. */
  private static final long MAXIMUM_SIZE = 1L << 24;

  private ManifestChecks() {}

  static void name(String name) {
    if (name.isBlank() || name.matches("(?s).*[;/,\\p{Cntrl}].*")) {
      throw new IllegalArgumentException("'" + name + "' is not a label that servers read");
    }
  }

  static void threshold(String name, double threshold) {
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException("threshold of " + name + " is " + threshold);
    }
  }

  static List<Long> shape(String where, List<Long> shape) {
    List<Long> copy = List.copyOf(shape);
    long size = 1;
    for (long extent : copy) {
      if (extent < 1 || extent > MAXIMUM_SIZE || size * extent > MAXIMUM_SIZE) {
        throw new IllegalArgumentException(where + " is out of range: " + copy);
      }
      size *= extent;
    }
    if (copy.isEmpty() || copy.get(0) != 1) {
      throw new IllegalArgumentException(where + " must begin with 1, found " + copy);
    }
    return copy;
  }

  static void hash(String where, String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          where + " must be 64 lower case hexadecimal digits, found '" + sha256 + "'");
    }
  }
}
