package org.cratetag.train.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.tree.ExtraTrees;
import org.junit.jupiter.api.Test;

class OnDisturbedTempoTest {
  @Test
  void tempoAloneIsOff_andFolded() {
    float[][] rows = Samples.rows(new int[] {0, 1, 2}, 1);
    float[][] disturbed = OnDisturbedTempo.disturb(rows, r -> 2.0 / 3, new SplittableRandom(1));
    for (int row = 0; row < rows.length; row++) {
      float bpm = rows[row][EdmStats.TEMPO_BPM] * 2 / 3;
      float folded = bpm < 90 ? 2 * bpm : bpm;
      assertThat(disturbed[row][EdmStats.TEMPO_BPM]).isCloseTo(folded, within(1e-3f));
      disturbed[row][EdmStats.TEMPO_BPM] = rows[row][EdmStats.TEMPO_BPM];
    }
    assertThat(disturbed).isDeepEqualTo(rows);
  }

  @Test
  void rowWithoutTempo_staysSo() {
    float[][] rows = {new float[EdmStats.SIZE]};
    assertThat(OnDisturbedTempo.disturb(rows, r -> 1.1, new SplittableRandom(1)))
        .isDeepEqualTo(rows);
  }

  @Test
  void learnerThatSawTheDisturbance_bearsItBetter() {
    int[] targets = Samples.targets(400, 4);
    float[][] rows = rowsOfTempoAndLittleElse(targets, 1);
    float[][] tested =
        OnDisturbedTempo.disturb(
            rowsOfTempoAndLittleElse(targets, 2),
            OnDisturbedTempoTest::ratio,
            new SplittableRandom(3));
    Learner trees = new ExtraTrees(60, 3, 0.5);
    Learner warned = new OnDisturbedTempo(trees, OnDisturbedTempoTest::ratio, 3);
    assertThat(top1(warned, rows, targets, tested))
        .isGreaterThan(top1(trees, rows, targets, tested));
  }

  private static double ratio(SplittableRandom random) {
    return random.nextInt(2) == 0 ? 1 : 0.8 + 0.4 * random.nextDouble();
  }

  private static double top1(Learner learner, float[][] rows, int[] targets, float[][] tested) {
    try (LearnedModel model = learner.learn(rows, targets, 4, 1)) {
      return Accuracy.of(model.probabilities(tested), targets).top1();
    }
  }

  /** The tempo says the class; so does, less surely, one other value. */
  private static float[][] rowsOfTempoAndLittleElse(int[] targets, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[targets.length][EdmStats.SIZE];
    for (int row = 0; row < rows.length; row++) {
      rows[row][3] = (float) (targets[row] + random.nextGaussian());
      rows[row][EdmStats.TEMPO_BPM] = 100 + 15 * targets[row] + random.nextInt(5);
    }
    return rows;
  }
}
