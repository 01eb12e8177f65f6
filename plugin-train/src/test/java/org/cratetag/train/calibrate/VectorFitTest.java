package org.cratetag.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class VectorFitTest {
  private static final int ROWS = 3000;
  private static final int CLASSES = 3;
  private static final double[] OFFSETS = {0.8, 0, -0.8};

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void offsets_areTakenBack() {
    float[][] truth = new float[ROWS][];
    float[][] bent = new float[ROWS][];
    int[] targets = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double[] margins = random.doubles(CLASSES, -2, 2).toArray();
      truth[row] = softmax(margins, new double[CLASSES]);
      bent[row] = softmax(margins, OFFSETS);
      targets[row] = draw(truth[row]);
    }
    VectorFit fit = VectorFit.of(bent, targets);
    double off = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < CLASSES; i++) {
        off = Math.max(off, Math.abs(fit.apply(bent[row])[i] - truth[row][i]));
      }
    }
    assertThat(off).isLessThan(0.07);
    assertThat(largestDistance(bent, truth)).isGreaterThan(0.2);
  }

  @Test
  void scaledProbabilities_sumToOne_withoutChance() {
    VectorFit fit = VectorFit.of(new float[][] {{1, 0, 0}, {0, 1, 0}}, new int[] {0, 1});
    assertThat(DoubleStream.of(fit.apply(new float[] {0, 0, 1})).sum()).isCloseTo(1, within(1e-9));
  }

  private static double largestDistance(float[][] one, float[][] other) {
    double largest = 0;
    for (int row = 0; row < one.length; row++) {
      for (int i = 0; i < CLASSES; i++) {
        largest = Math.max(largest, Math.abs(one[row][i] - other[row][i]));
      }
    }
    return largest;
  }

  private int draw(float[] probabilities) {
    double left = random.nextDouble();
    int drawn = 0;
    while (drawn < CLASSES - 1 && left > probabilities[drawn]) {
      left -= probabilities[drawn++];
    }
    return drawn;
  }

  private static float[] softmax(double[] margins, double[] offsets) {
    float[] values = new float[CLASSES];
    float sum = 0;
    for (int i = 0; i < CLASSES; i++) {
      values[i] = (float) Math.exp(margins[i] + offsets[i]);
      sum += values[i];
    }
    for (int i = 0; i < CLASSES; i++) {
      values[i] /= sum;
    }
    return values;
  }
}
