package org.cratetag.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocAucTest {
  @Test
  void area_isTheShareOfPairsInRightOrder() {
    float[][] scores = {{0.9f, 0.1f}, {0.4f, 0.6f}, {0.6f, 0.4f}, {0.2f, 0.8f}};
    RocAuc auc = RocAuc.of(scores, new int[] {0, 0, 1, 1});
    assertThat(auc.ofClass().get(0)).hasValue(0.75);
    assertThat(auc.ofClass().get(1)).hasValue(0.75);
  }

  @Test
  void equalScores_countHalf() {
    float[][] scores = {{0.5f}, {0.5f}, {0.5f}, {0.2f}};
    assertThat(RocAuc.of(scores, new int[] {0, 1, 1, 1}).ofClass().get(0)).hasValue(2 / 3.0);
  }

  @Test
  void area_isAllOrNothing_whenTheClassesAreApart() {
    float[][] scores = {{0.9f, 0.9f}, {0.8f, 0.8f}, {0.1f, 0.1f}};
    RocAuc auc = RocAuc.of(scores, new int[] {0, 0, 1});
    assertThat(auc.ofClass().get(0)).hasValue(1);
    assertThat(auc.ofClass().get(1)).hasValue(0);
    assertThat(auc.macro()).isEqualTo(0.5);
  }

  @Test
  void classWithoutRows_hasNoAreaAndDoesNotCount() {
    float[][] scores = {{0.9f, 0.1f, 0}, {0.1f, 0.9f, 0}};
    RocAuc auc = RocAuc.of(scores, new int[] {0, 1});
    assertThat(auc.ofClass().get(2)).isEmpty();
    assertThat(auc.macro()).isEqualTo(1);
  }

  @Test
  void randomScores_giveAHalf() {
    Random random = new Random(7);
    float[][] scores = new float[4000][3];
    int[] targets = new int[scores.length];
    for (int row = 0; row < scores.length; row++) {
      targets[row] = random.nextInt(3);
      for (int i = 0; i < 3; i++) {
        scores[row][i] = random.nextFloat();
      }
    }
    assertThat(RocAuc.of(scores, targets).macro()).isCloseTo(0.5, within(0.02));
  }
}
