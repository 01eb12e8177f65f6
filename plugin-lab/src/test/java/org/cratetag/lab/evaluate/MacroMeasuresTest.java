package org.cratetag.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.RocAuc;
import org.junit.jupiter.api.Test;

class MacroMeasuresTest {
  /** Three rows of class 0, one of class 1, none of class 2. */
  private static final Accuracy COUNTS =
      new Accuracy(0, 0, 0, new int[][] {{2, 0, 1}, {1, 0, 0}, {0, 0, 0}});

  @Test
  void macroMeans_countTheClassesThatHaveRows() {
    assertThat(COUNTS.macroRecall()).isCloseTo((2 / 3.0 + 0) / 2, within(1e-12));
    assertThat(COUNTS.macroPrecision()).isCloseTo((2 / 3.0 + 0) / 2, within(1e-12));
  }

  @Test
  void measures_doNotDependOnTheOrderOfRowsAndClasses() {
    Random random = new Random(3);
    float[][] scores = new float[60][4];
    float[][] moved = new float[60][4];
    int[] targets = new int[60];
    int[] movedTargets = new int[60];
    for (int row = 0; row < 60; row++) {
      targets[row] = random.nextInt(4);
      int to = (row * 7 + 3) % 60;
      for (int i = 0; i < 4; i++) {
        scores[row][i] = random.nextFloat();
        moved[to][(i + 1) % 4] = scores[row][i];
      }
      movedTargets[to] = (targets[row] + 1) % 4;
    }
    Accuracy accuracy = Accuracy.of(scores, targets);
    Accuracy other = Accuracy.of(moved, movedTargets);
    assertThat(other.top1()).isEqualTo(accuracy.top1());
    assertThat(other.top3()).isEqualTo(accuracy.top3());
    assertThat(other.macroF1()).isCloseTo(accuracy.macroF1(), within(1e-12));
    assertThat(RocAuc.of(moved, movedTargets).macro())
        .isCloseTo(RocAuc.of(scores, targets).macro(), within(1e-12));
  }

  @Test
  void graph_connectsWhatIsTakenForEachOther_theStrongestFirst() {
    int[][] confusion = {{6, 4, 0}, {0, 10, 0}, {2, 3, 15}};
    ConfusionGraph graph = ConfusionGraph.of(confusion, 0.06);
    assertThat(graph.edges())
        .containsExactly(
            new ConfusionGraph.Edge(0, 1, 0.2, 0.4, 0),
            new ConfusionGraph.Edge(1, 2, 0.075, 0, 0.15));
  }
}
