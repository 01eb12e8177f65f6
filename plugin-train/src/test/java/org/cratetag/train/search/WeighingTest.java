package org.cratetag.train.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeighingTest {
  private static final int ROWS = 600;
  private static final int CLASSES = 4;
  private static final int[] TARGETS = IntStream.range(0, ROWS).map(i -> i % CLASSES).toArray();

  @Test
  void scoresThatSayNothing_areNotPicked() {
    int[] picked = new Weighing(List.of(scores(0, 1), scores(2, 2)), TARGETS).pick(8);
    assertThat(picked).containsExactly(0, 8);
  }

  @Test
  void learnersThatErrApart_arePickedTogether() {
    int[] picked = new Weighing(List.of(scores(2, 1), scores(2, 2)), TARGETS).pick(8);
    assertThat(picked[0] + picked[1]).isEqualTo(8);
    assertThat(picked[0]).isBetween(3, 5);
  }

  @Test
  void sharpness_isNoMerit_sinceATemperatureFollows() {
    float[][] sharp = scores(2, 1);
    float[][] flat = new float[ROWS][CLASSES];
    for (int row = 0; row < ROWS; row++) {
      float sum = 0;
      for (int i = 0; i < CLASSES; i++) {
        flat[row][i] = (float) Math.sqrt(sharp[row][i]);
        sum += flat[row][i];
      }
      for (int i = 0; i < CLASSES; i++) {
        flat[row][i] /= sum;
      }
    }
    float[][] worse = scores(1.2, 2);
    int[] picked = new Weighing(List.of(worse, flat), TARGETS).pick(1);
    assertThat(picked).containsExactly(0, 1);
  }

  /** Softmax scores of normal margins, the true class' raised. */
  private static float[][] scores(double raise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] scores = new float[ROWS][CLASSES];
    for (int row = 0; row < ROWS; row++) {
      float sum = 0;
      for (int i = 0; i < CLASSES; i++) {
        double margin = random.nextGaussian() + (i == TARGETS[row] ? raise : 0);
        scores[row][i] = (float) Math.exp(margin);
        sum += scores[row][i];
      }
      for (int i = 0; i < CLASSES; i++) {
        scores[row][i] /= sum;
      }
    }
    return scores;
  }
}
