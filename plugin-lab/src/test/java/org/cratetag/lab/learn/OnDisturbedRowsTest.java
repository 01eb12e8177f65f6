package org.cratetag.lab.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cratetag.feature.EdmStats;
import org.cratetag.lab.learn.OnDisturbedRows.Disturbance;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.Samples;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.junit.jupiter.api.Test;

class OnDisturbedRowsTest {
  private static final int CLASSES = 4;
  private static final int[] TARGETS = Samples.targets(400, CLASSES);

  @Test
  void copies_areDrawnApart() {
    List<Long> seeds = new ArrayList<>();
    Disturbance noted =
        (rows, seed) -> {
          seeds.add(seed);
          return rows;
        };
    new OnDisturbedRows(new ExtraTrees(1, 5, 0.5), noted, 3).learn(rows(1), TARGETS, CLASSES, 1);
    assertThat(seeds).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void learnerThatSawTheDisturbance_bearsItBetter() {
    float[][] tested = disturb(rows(2), 3);
    Learner trees = new ExtraTrees(60, 3, 0.5);
    Learner warned = new OnDisturbedRows(trees, OnDisturbedRowsTest::disturb, 3);
    assertThat(top1(warned, tested)).isGreaterThan(top1(trees, tested) + 0.03);
  }

  private static double top1(Learner learner, float[][] tested) {
    try (LearnedModel model = learner.learn(rows(1), TARGETS, CLASSES, 1)) {
      return Accuracy.of(model.probabilities(tested), TARGETS).top1();
    }
  }

  /** Every other tempo is anything. */
  private static float[][] disturb(float[][] rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] disturbed = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      disturbed[i] = rows[i].clone();
      if (random.nextBoolean()) {
        disturbed[i][EdmStats.TEMPO_BPM] = 95 + 65 * (float) random.nextDouble();
      }
    }
    return disturbed;
  }

  /** The tempo says the class; so does, less surely, one other value. */
  private static float[][] rows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[TARGETS.length][EdmStats.SIZE];
    for (int row = 0; row < rows.length; row++) {
      rows[row][3] = (float) (TARGETS[row] + random.nextGaussian());
      rows[row][EdmStats.TEMPO_BPM] = 100 + 15 * TARGETS[row] + random.nextInt(5);
    }
    return rows;
  }
}
