package org.cratetag.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.onnx.OnnxGraph;
import org.junit.jupiter.api.Test;

class ImportanceTest {
  private static final int ROWS = 4000;

  @Test
  void onlyWhatTheModelLooksAt_isImportant() {
    Map<String, Importance.Loss> losses =
        losses(Map.of("seen", new int[] {1}, "not", new int[] {0}));
    assertThat(losses.get("seen").lost()).isCloseTo(0.5, within(0.03));
    assertThat(losses.get("not").lost()).isZero();
    assertThat(losses.get("not").deviation()).isZero();
  }

  @Test
  void inputsOfAGroup_stayTogetherAndAreCounted() {
    Map<String, int[]> groups = new LinkedHashMap<>();
    groups.put("both", new int[] {1, 2});
    Importance.Loss both = losses(groups).get("both");
    assertThat(both.inputs()).isEqualTo(2);
    assertThat(both.lost()).isCloseTo(0.5, within(0.03));
  }

  @Test
  void rows_areLeftAsTheyAre() {
    float[][] rows = {{0, 1, 1}, {0, 0, 0}};
    Importance importance = new Importance(Map.of("seen", new int[] {1}), 3, 1);
    importance.add(
        new SecondValue(), rows, new int[] {1, 0}, new SecondValue().probabilities(rows));
    assertThat(rows).isDeepEqualTo(new float[][] {{0, 1, 1}, {0, 0, 0}});
  }

  private static Map<String, Importance.Loss> losses(Map<String, int[]> groups) {
    Random random = new Random(5);
    float[][] rows = new float[ROWS][];
    int[] targets = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      targets[row] = random.nextInt(2);
      rows[row] = new float[] {random.nextInt(2), targets[row], targets[row]};
    }
    LearnedModel model = new SecondValue();
    Importance importance = new Importance(groups, 2, 9);
    importance.add(model, rows, targets, model.probabilities(rows));
    Map<String, Importance.Loss> losses = new LinkedHashMap<>();
    importance.losses().forEach(loss -> losses.put(loss.name(), loss));
    return losses;
  }

  /** Says class 1 where the second value is above a half. */
  private static final class SecondValue implements LearnedModel {
    @Override
    public float[][] probabilities(float[][] rows) {
      float[][] probabilities = new float[rows.length][];
      for (int row = 0; row < rows.length; row++) {
        float one = rows[row][1] > 0.5f ? 1 : 0;
        probabilities[row] = new float[] {1 - one, one};
      }
      return probabilities;
    }

    @Override
    public String append(OnnxGraph graph, String features) {
      throw new UnsupportedOperationException("is not exported");
    }
  }
}
