package org.cratetag.lab.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cratetag.lab.boost.BoostedTrees;
import org.cratetag.lab.mlp.Networks;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.Samples;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnersTest {
  private static final int[] TARGETS = Samples.targets(300, 3);

  static List<Learner> learners() {
    Learner boosting = new BoostedTrees(15, 3, 0.2, 0.8, 0.5, 1);
    Learner trees = new ExtraTrees(20, 2, 0.5);
    Learner networks = new Networks(2, 32, 60, 0.1, 0.2, 0.1);
    return List.of(
        boosting,
        trees,
        networks,
        new OnSmoothFeatures(networks),
        new OnDerivedFeatures(
            new Blend(List.of(new Blend.Part(boosting, 0.5f), new Blend.Part(trees, 0.5f)))));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void classesAreFound_inRowsItDidNotLearnFrom(Learner learner) {
    try (LearnedModel model = learner.learn(Samples.rows(TARGETS, 1), TARGETS, 3, 1)) {
      float[][] scores = model.probabilities(Samples.rows(TARGETS, 2));
      assertThat(Accuracy.of(scores, TARGETS).top1()).isGreaterThan(0.8);
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void probabilitiesSumToOne(Learner learner) {
    try (LearnedModel model = learner.learn(Samples.rows(TARGETS, 1), TARGETS, 3, 1)) {
      for (float[] row : model.probabilities(Samples.rows(TARGETS, 2))) {
        assertThat(row[0] + row[1] + row[2]).isBetween(0.9999f, 1.0001f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void equalSeeds_giveEqualModels(Learner learner) {
    float[][] rows = Samples.rows(TARGETS, 1);
    try (LearnedModel one = learner.learn(rows, TARGETS, 3, 5);
        LearnedModel two = learner.learn(rows, TARGETS, 3, 5)) {
      assertThat(one.probabilities(rows)).isDeepEqualTo(two.probabilities(rows));
    }
  }
}
