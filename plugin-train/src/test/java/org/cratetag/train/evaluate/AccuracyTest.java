package org.cratetag.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final float[][] SCORES = {
    {0.6f, 0.2f, 0.1f, 0.1f}, {0.5f, 0.3f, 0.15f, 0.05f}, {0.1f, 0.2f, 0.3f, 0.4f}
  };

  @Test
  void topsAreCounted_byRank() {
    Accuracy accuracy = Accuracy.of(SCORES, new int[] {0, 1, 0});
    assertThat(accuracy.top1()).isEqualTo(1 / 3.0);
    assertThat(accuracy.top3()).isEqualTo(2 / 3.0);
  }

  @Test
  void precisionAndRecall_comeFromTheConfusion() {
    Accuracy accuracy = Accuracy.of(SCORES, new int[] {0, 1, 3});
    assertThat(accuracy.precision(0)).isEqualTo(0.5);
    assertThat(accuracy.recall(0)).isEqualTo(1);
    assertThat(accuracy.recall(1)).isZero();
    assertThat(accuracy.macroF1()).isCloseTo((2 / 3.0 + 0 + 1) / 3, within(1e-12));
  }

  @Test
  void calibrationError_isTheGapBetweenConfidenceAndTruth() {
    double[] confidences = {0.9, 0.9, 0.9, 0.9, 0.3, 0.3};
    boolean[] right = {true, true, false, false, false, false};
    assertThat(Reliability.of(confidences, right).error())
        .isCloseTo(4 / 6.0 * 0.4 + 2 / 6.0 * 0.3, within(1e-12));
  }
}
