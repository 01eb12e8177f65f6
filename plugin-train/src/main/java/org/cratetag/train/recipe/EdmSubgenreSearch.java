package org.cratetag.train.recipe;

import java.util.List;
import org.cratetag.train.boost.BoostedTrees;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.OnSmoothFeatures;
import org.cratetag.train.network.Networks;
import org.cratetag.train.search.Candidate;
import org.cratetag.train.search.Search;
import org.cratetag.train.tree.ExtraTrees;

/**
 * What the recipe chooses from. All candidates are sound by themselves, and the choice is a mean of
 * them, so that no draw of inner folds can choose badly:
 *
 * <ul>
 *   <li>networks held back by dropping units, half of twice as many units, or inputs;
 *   <li>extremely randomised trees, and boosted ones of few rounds, which err elsewhere.
 * </ul>
 */
final class EdmSubgenreSearch {
  private static final int FOLDS = 3;
  private static final int PICKS = 10;

  /** Networks of a candidate while it is judged, and in the finished model. */
  private static final int TRIAL_MEMBERS = 2;

  private static final int MEMBERS = 4;
  private static final double SMOOTHING = 0.1;

  /** The candidates and how they are weighed. */
  static final Search LEARNER =
      new Search(
          List.of(
              networks(128, 30, 0.1, 0.3),
              networks(256, 20, 0.2, 0.5),
              networks(128, 20, 0.3, 0.2),
              Candidate.of(new OnDerivedFeatures(new ExtraTrees(40, 5, 0.5))),
              Candidate.of(new OnDerivedFeatures(new BoostedTrees(60, 3, 0.25, 0.8, 0.15, 1)))),
          FOLDS,
          PICKS);

  private EdmSubgenreSearch() {}

  private static Candidate networks(int units, int epochs, double inputDropout, double dropout) {
    return new Candidate(
        new OnSmoothFeatures(
            new Networks(TRIAL_MEMBERS, units, epochs, inputDropout, dropout, SMOOTHING)),
        new OnSmoothFeatures(
            new Networks(MEMBERS, units, epochs, inputDropout, dropout, SMOOTHING)));
  }
}
