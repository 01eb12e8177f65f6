package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GenreHeadTest {
  @Test
  void head_findsWhichOfTheRightLabelsItIs() {
    Random random = new Random(1);
    List<GenreHead.Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int label = i % 3;
      float[] features = new float[3];
      for (int k = 0; k < 3; k++) {
        features[k] = (float) (random.nextGaussian() * 0.3 + (k == label ? 1 : 0));
      }
      float[] right = new float[3];
      right[label] = 1;
      // Of every second clip nobody says whether it is the label or the next one.
      right[(label + 1) % 3] = i % 2;
      rows.add(new GenreHead.Row(features, right, 1));
    }

    GenreHead head = GenreHead.learn(rows, new double[] {0.01, 0.01, 0.01});

    assertThat(top(head.probabilities(new float[] {1, 0, 0}))).isZero();
    assertThat(top(head.probabilities(new float[] {0, 1, 0}))).isEqualTo(1);
    assertThat(top(head.probabilities(new float[] {0, 0, 1}))).isEqualTo(2);
  }

  @Test
  void matrix_isWhatTheHeadComputes() {
    List<GenreHead.Row> rows =
        List.of(
            new GenreHead.Row(new float[] {1, 2}, new float[] {1, 0}, 1),
            new GenreHead.Row(new float[] {3, 1}, new float[] {0, 1}, 1),
            new GenreHead.Row(new float[] {0, 1}, new float[] {1, 0}, 2));
    GenreHead head = GenreHead.learn(rows, new double[] {0.1, 0.1});
    float[] x = {0.5f, -1};
    float[] matrix = head.matrix();
    double[] margins = new double[2];
    for (int k = 0; k < 2; k++) {
      margins[k] = head.offsets()[k] + matrix[2 * k] * x[0] + matrix[2 * k + 1] * x[1];
    }
    double expected = 1 / (1 + Math.exp(margins[1] - margins[0]));

    assertThat((double) head.probabilities(x)[0]).isCloseTo(expected, within(1e-6));
  }

  private static int top(float[] p) {
    int top = 0;
    for (int k = 1; k < p.length; k++) {
      top = p[k] > p[top] ? k : top;
    }
    return top;
  }
}
