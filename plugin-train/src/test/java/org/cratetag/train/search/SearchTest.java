package org.cratetag.train.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.Samples;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final int CLASSES = 3;
  private static final int[] TARGETS = Samples.targets(240, CLASSES);
  private static final float[][] ROWS = Samples.rows(TARGETS, 1);
  private static final int[] GROUPS = IntStream.range(0, TARGETS.length).map(i -> i / 4).toArray();

  private static final Learner GOOD = new ExtraTrees(20, 2, 0.5);
  private static final Learner STUMPS = new ExtraTrees(1, 110, 0.02);

  @Test
  void weight_goesToTheBetterLearner() {
    Blend blend =
        new Search(List.of(Candidate.of(STUMPS), Candidate.of(GOOD)), 3, 5)
            .choose(ROWS, TARGETS, GROUPS, CLASSES, 1);
    Blend.Part heaviest =
        blend.parts().stream().max((a, b) -> Float.compare(a.weight(), b.weight())).orElseThrow();
    assertThat(heaviest.learner()).isEqualTo(GOOD);
    assertThat(heaviest.weight()).isGreaterThan(0.7f);
  }

  @Test
  void fullLearner_standsInTheBlend_whereItsTrialWasJudged() {
    Learner full = new ExtraTrees(40, 2, 0.5);
    Blend blend =
        new Search(List.of(new Candidate(GOOD, full)), 2, 3)
            .choose(ROWS, TARGETS, GROUPS, CLASSES, 1);
    assertThat(blend.parts()).containsExactly(new Blend.Part(full, 1));
  }

  @Test
  void classesAreFound_inRowsItDidNotLearnFrom() {
    Search search = new Search(List.of(Candidate.of(GOOD), Candidate.of(STUMPS)), 3, 5);
    try (LearnedModel model = search.learn(ROWS, TARGETS, GROUPS, CLASSES, 1)) {
      float[][] scores = model.probabilities(Samples.rows(TARGETS, 2));
      assertThat(Accuracy.of(scores, TARGETS).top1()).isGreaterThan(0.8);
    }
  }

  @Test
  void equalSeeds_chooseAlike() {
    Search search = new Search(List.of(Candidate.of(GOOD), Candidate.of(STUMPS)), 3, 7);
    assertThat(search.choose(ROWS, TARGETS, GROUPS, CLASSES, 4))
        .isEqualTo(search.choose(ROWS, TARGETS, GROUPS, CLASSES, 4));
  }

  @Test
  void innerFolds_splitNoGroup() {
    List<Integer> learned = new ArrayList<>();
    Learner watched = new Watched(GOOD, learned);
    new Search(List.of(Candidate.of(watched)), 3, 1).choose(ROWS, TARGETS, GROUPS, CLASSES, 1);
    assertThat(learned).hasSize(3).allMatch(rows -> rows % 4 == 0);
  }

  @Test
  void search_needsCandidates() {
    assertThatThrownBy(() -> new Search(List.of(), 3, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Notes how many rows it is given; groups of four rows are whole when four divides these. */
  private record Watched(Learner learner, List<Integer> learned) implements Learner {
    @Override
    public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
      learned.add(rows.length);
      return learner.learn(rows, targets, classes, seed);
    }

    @Override
    public String describe() {
      return learner.describe();
    }
  }
}
