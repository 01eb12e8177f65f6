package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.Columns;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnColumns;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.OnLogOdds;
import org.cratetag.train.learn.OnOutputsOf;
import org.cratetag.train.learn.linear.LogisticRegression;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.cratetag.train.search.Candidate;
import org.cratetag.train.search.Search;

/** What learns crates. */
public final class CrateLearners {
  /** Rows for each row that a leaf has at least: keeps the trees of large sets small. */
  private static final int ROWS_A_LEAF_ROW = 400;

  /** What learns from the outputs of another pack. */
  private static final Learner ON_OUTPUTS = new LogisticRegression(100, 0.01);

  /** In how many folds each candidate has to earn its weight, and in steps of which part. */
  private static final int INNER_FOLDS = 3;

  private static final int PICKS = 5;

  private CrateLearners() {}

  /**
   * Trees for what is not linear, logistic regression for crates of few tracks. Both stand wrongly
   * filed tracks, as boosting, which learns them by heart, does not.
   *
   * @param rows how many there are to learn from
   */
  static Learner plain(int rows) {
    int leafRows = Math.max(2, rows / ROWS_A_LEAF_ROW);
    return new Blend(
        List.of(
            new Blend.Part(new ExtraTrees(150, leafRows, 0.3), 0.6f),
            new Blend.Part(new LogisticRegression(100, 0.01), 0.4f)));
  }

  /** The same over {@code edm-stats/1}. */
  public static Learner own(int rows) {
    return new OnDerivedFeatures(plain(rows));
  }

  /** What weighs the same against what is learned from the outputs of another model. */
  public static Search startingFrom(LearnedModel other, int rows) {
    return search(List.of(own(rows), new OnOutputsOf(other, ON_OUTPUTS)));
  }

  /**
   * What learns from the parts of rows.
   *
   * @param tracks how many tracks the crates have
   * @param start a model whose outputs may be learned from
   * @param base whether heads over the base may take part, where the rows have it
   */
  static Learner of(
      CrateInputs inputs, int tracks, Optional<? extends LearnedModel> start, boolean base) {
    List<Learner> candidates = new ArrayList<>();
    Columns statistics = inputs.statistics().columns();
    candidates.add(new OnColumns(statistics, own(tracks)));
    start.ifPresent(
        other -> candidates.add(new OnColumns(statistics, new OnOutputsOf(other, ON_OUTPUTS))));
    if (base) {
      inputs
          .base()
          .ifPresent(
              heard ->
                  heads(heard)
                      .forEach(head -> candidates.add(new OnColumns(heard.columns(), head))));
    }
    return candidates.size() == 1 ? candidates.get(0) : search(candidates);
  }

  /** Heads over a base: over its inner features, and over the odds of its tags. */
  private static List<Learner> heads(HeardColumns heard) {
    List<Learner> heads = new ArrayList<>();
    if (heard.inner() > 0) {
      heads.add(new OnColumns(heard.innerColumns(), new LogisticRegression(100, 0.2)));
    }
    heads.add(new OnColumns(heard.tagColumns(), new OnLogOdds(new LogisticRegression(100, 0.03))));
    return heads;
  }

  private static Search search(List<Learner> candidates) {
    return new Search(candidates.stream().map(Candidate::of).toList(), INNER_FOLDS, PICKS);
  }
}
