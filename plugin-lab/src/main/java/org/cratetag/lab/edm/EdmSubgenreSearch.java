package org.cratetag.lab.edm;

import java.util.List;
import java.util.function.IntFunction;
import org.cratetag.lab.boost.BoostedTrees;
import org.cratetag.lab.learn.OnDisturbedRows;
import org.cratetag.lab.learn.OnSmoothFeatures;
import org.cratetag.lab.mlp.Networks;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.cratetag.train.search.Candidate;
import org.cratetag.train.search.Search;

/**
 * What the recipe chooses from. All candidates are sound by themselves, and the choice is a mean of
 * them, so that no draw of inner folds can choose badly:
 *
 * <ul>
 *   <li>networks held back by dropping units, half of twice as many units, or inputs;
 *   <li>extremely randomised trees, and boosted ones of few rounds, which err elsewhere.
 * </ul>
 *
 * <p>All are shown every other row with its tempo as ours is off from Essentia's ({@link
 * OwnTempo}), since ours is served.
 */
final class EdmSubgenreSearch {
  private static final int FOLDS = 3;
  private static final int PICKS = 10;

  /** Networks of a candidate while it is judged, and in the finished model. */
  private static final int TRIAL_MEMBERS = 2;

  private static final int MEMBERS = 4;
  private static final double SMOOTHING = 0.1;

  /** Disturbed copies of each row: networks see as many draws, and each so much more seldom. */
  private static final int NETWORK_COPIES = 5;

  private static final int TREE_COPIES = 2;

  /** The candidates and how they are weighed. */
  static final Search LEARNER =
      new Search(
          List.of(
              networks(128, 30, 0.1, 0.3),
              networks(256, 20, 0.2, 0.5),
              networks(128, 20, 0.3, 0.2),
              trees(new ExtraTrees(32, 10, 0.5)),
              trees(new BoostedTrees(60, 3, 0.25, 0.8, 0.15, 1))),
          FOLDS,
          PICKS);

  private EdmSubgenreSearch() {}

  private static Candidate networks(int units, int epochs, double inputDropout, double dropout) {
    IntFunction<Learner> some =
        members ->
            new OnDisturbedRows(
                new OnSmoothFeatures(
                    new Networks(
                        members, units, epochs / NETWORK_COPIES, inputDropout, dropout, SMOOTHING)),
                OwnTempo.LEARNED,
                NETWORK_COPIES);
    return new Candidate(some.apply(TRIAL_MEMBERS), some.apply(MEMBERS));
  }

  private static Candidate trees(Learner learner) {
    return Candidate.of(
        new OnDisturbedRows(new OnDerivedFeatures(learner), OwnTempo.LEARNED, TREE_COPIES));
  }
}
