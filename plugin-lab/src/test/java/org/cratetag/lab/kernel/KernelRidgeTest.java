package org.cratetag.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KernelRidgeTest {
  @Test
  void oneRowOfEachLabel_hasTheScoresOfTheFormula() {
    // Standardised to -1 and 1: distance 4, one feature.
    float[][] rows = {{0}, {2}};
    KernelScores learned = new KernelRidge(1, 0.5).learn(rows, new int[] {0, 1}, 2);
    double kernel = Math.exp(-4 / 2.0);
    // (1.5 k; k 1.5) a = (0.5, -0.5): by symmetry a = 0.5 / (1.5 - k).
    double weight = 0.5 / (1.5 - kernel);
    assertThat(learned.scores(rows[0])[0]).isCloseTo(weight * (1 - kernel), within(1e-6));
    assertThat(learned.scores(rows[0])[1]).isCloseTo(-weight * (1 - kernel), within(1e-6));
    assertThat(learned.scores(new float[] {1})[0]).isCloseTo(0, within(1e-6));
  }

  @Test
  void labelsThatNoLineDivides_areLearned() {
    SplittableRandom random = new SplittableRandom(5);
    float[][] rows = rows(random, 120);
    KernelScores learned = new KernelRidge(4, 0.1).learn(rows, targets(rows), 2);
    float[][] others = rows(random, 100);
    int[] expected = targets(others);
    int right = 0;
    for (int i = 0; i < others.length; i++) {
      double[] scores = learned.scores(others[i]);
      right += (scores[1] > scores[0] ? 1 : 0) == expected[i] ? 1 : 0;
    }
    assertThat(right).isGreaterThan(93);
  }

  @Test
  void rowsFarFromAll_haveNoScores() {
    float[][] rows = rows(new SplittableRandom(5), 50);
    KernelScores learned = new KernelRidge(200, 0.1).learn(rows, targets(rows), 2);
    assertThat(learned.scores(new float[] {50, -50})).containsExactly(0, 0);
  }

  @Test
  void rowsAreGivenBack() {
    float[][] rows = rows(new SplittableRandom(5), 50);
    KernelScores learned = new KernelRidge(2, 0.1).learn(rows, targets(rows), 2);
    assertThat(learned.rows()).isEqualTo(50);
    // Half a step of a uniform value's deviation, which is the side of the square over sqrt(12).
    assertThat(learned.row(7)[0]).isCloseTo(rows[7][0], within(4f / 3.4f * KernelScores.STEP / 2));
  }

  @Test
  void settingsOutOfRange_areRefused() {
    assertThatThrownBy(() -> new KernelRidge(0, 1)).hasMessageContaining("sharpness 0.0");
    assertThatThrownBy(() -> new KernelRidge(1, Double.NaN)).hasMessageContaining("ridge NaN");
  }

  /** Points within and around a circle. */
  private static float[][] rows(SplittableRandom random, int count) {
    float[][] rows = new float[count][2];
    for (float[] row : rows) {
      row[0] = (float) (4 * random.nextDouble() - 2);
      row[1] = (float) (4 * random.nextDouble() - 2);
    }
    return rows;
  }

  private static int[] targets(float[][] rows) {
    int[] targets = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      targets[i] = rows[i][0] * rows[i][0] + rows[i][1] * rows[i][1] < 2.2 ? 1 : 0;
    }
    return targets;
  }
}
