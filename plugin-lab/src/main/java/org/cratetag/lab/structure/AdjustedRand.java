package org.cratetag.lab.structure;

import java.util.HashMap;
import java.util.Map;

/**
 * How far two partitions of the same things agree: 1 when they are the same, about 0 when one is
 * drawn at random, below 0 when they agree less than that (Hubert and Arabie, "Comparing
 * partitions", Journal of Classification 2, 1985, equation 5).
 */
final class AdjustedRand {
  private AdjustedRand() {}

  /**
   * The index.
   *
   * @param first part of each thing
   * @param second the same by the other partition; the parts' numbers mean nothing
   * @return 1 also where both partitions are trivial in the same way
   * @throws IllegalArgumentException when the lengths differ
   */
  public static double of(int[] first, int[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " and " + second.length + " things");
    }
    Map<Pair, Integer> both = new HashMap<>();
    Map<Integer, Integer> firstSizes = new HashMap<>();
    Map<Integer, Integer> secondSizes = new HashMap<>();
    for (int i = 0; i < first.length; i++) {
      both.merge(new Pair(first[i], second[i]), 1, Integer::sum);
      firstSizes.merge(first[i], 1, Integer::sum);
      secondSizes.merge(second[i], 1, Integer::sum);
    }
    double together = pairs(both);
    double inFirst = pairs(firstSizes);
    double inSecond = pairs(secondSizes);
    double all = pairs(first.length);
    double expected = all == 0 ? 0 : inFirst * inSecond / all;
    double most = (inFirst + inSecond) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToDouble(AdjustedRand::pairs).sum();
  }

  private static double pairs(int size) {
    return size * (size - 1.0) / 2;
  }

  /** A part of each partition. */
  record Pair(int first, int second) {}
}
