package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.RowOrigin;

/**
 * A track that sounds like another crate than its own, to a model that did not learn from it: its
 * own crate is at most {@value #OWN_AT_MOST} probable, and another at least {@value
 * #OTHER_AT_LEAST}.
 *
 * @param origin where it lies
 * @param crate where it is filed
 * @param own calibrated probability of that crate
 * @param soundsLike the most probable crate
 * @param other its calibrated probability
 */
public record Misfiled(
    RowOrigin origin, String crate, double own, String soundsLike, double other) {
  private static final double OWN_AT_MOST = 0.15;
  private static final double OTHER_AT_LEAST = 0.5;

  /** The tracks that look misfiled, the most striking first. */
  static List<Misfiled> list(LabelledSet set, double[][] scores) {
    List<String> crates = set.classes();
    List<Misfiled> found = new ArrayList<>();
    for (int row = 0; row < scores.length; row++) {
      double[] score = scores[row];
      int top = CrateThresholds.top(score);
      String crate = set.table().labels().get(row);
      double own = score[crates.indexOf(crate)];
      if (own <= OWN_AT_MOST && score[top] >= OTHER_AT_LEAST) {
        found.add(new Misfiled(set.origins().get(row), crate, own, crates.get(top), score[top]));
      }
    }
    found.sort(
        Comparator.comparingDouble((Misfiled each) -> each.other - each.own)
            .reversed()
            .thenComparing(Misfiled::origin));
    return found;
  }
}
