package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two crates that are taken for each other: {@value #SHARE_AT_LEAST} or more of the tracks of both.
 *
 * @param first one crate
 * @param second the other
 * @param share of both crates' tracks that were said to be of the other one
 */
public record AlikeCrates(String first, String second, double share) {
  private static final double SHARE_AT_LEAST = 0.2;

  /** The pairs, the most alike first. */
  static List<AlikeCrates> list(List<String> crates, int[][] confusion) {
    List<AlikeCrates> pairs = new ArrayList<>();
    for (int a = 0; a < crates.size(); a++) {
      for (int b = a + 1; b < crates.size(); b++) {
        int rows = IntStream.of(confusion[a]).sum() + IntStream.of(confusion[b]).sum();
        double share = (double) (confusion[a][b] + confusion[b][a]) / Math.max(1, rows);
        if (share >= SHARE_AT_LEAST) {
          pairs.add(new AlikeCrates(crates.get(a), crates.get(b), share));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(AlikeCrates::share).reversed());
    return pairs;
  }
}
