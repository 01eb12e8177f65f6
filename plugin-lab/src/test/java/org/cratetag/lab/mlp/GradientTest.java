package org.cratetag.lab.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {
  private static final Layers LAYERS = new Layers(6, 9, 4);
  private static final int ROWS = 12;
  private static final float STEP = 1e-3f;

  private final SplittableRandom random = new SplittableRandom(3);
  private final float[][] parameters = LAYERS.initial(random);
  private final float[][] rows = rows();
  private final int[] targets = IntStream.range(0, ROWS).map(i -> i % 4).toArray();
  private final int[] order = IntStream.range(0, ROWS).toArray();

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void gradientIsTheSlopeOfTheLoss_forEachParameter(double smoothing) {
    float[][] gradient = gradient(0, smoothing, ROWS).of(parameters, rows, targets, order, 0);
    for (int row = 0; row < gradient.length; row++) {
      for (int i = 0; i < gradient[row].length; i++) {
        float kept = parameters[row][i];
        parameters[row][i] = kept + STEP;
        double above = loss(smoothing);
        parameters[row][i] = kept - STEP;
        double below = loss(smoothing);
        parameters[row][i] = kept;
        assertThat((double) gradient[row][i])
            .as("parameter %d of row %d", i, row)
            .isCloseTo((above - below) / (2 * STEP), within(1e-3));
      }
    }
  }

  @Test
  void gradientOfPartOfTheRows_isThatOfTheseRowsAlone() {
    float[][] part = gradient(0, 0, 4).of(parameters, rows, targets, order, 4);
    float[][] fewRows = Arrays.copyOfRange(rows, 4, 8);
    int[] fewTargets = Arrays.copyOfRange(targets, 4, 8);
    assertThat(gradient(0, 0, 4).of(parameters, fewRows, fewTargets, order, 0)).isDeepEqualTo(part);
  }

  @Test
  void droppedOutGradients_haveTheMeanOfTheGradient_inTheLastBiases() {
    int biases = LAYERS.classBiases();
    float[] wanted = gradient(0, 0, ROWS).of(parameters, rows, targets, order, 0)[biases];
    Gradient dropping = gradient(0.01, 0, ROWS);
    double[] mean = new double[LAYERS.classes()];
    int draws = 500;
    for (int draw = 0; draw < draws; draw++) {
      float[] each = dropping.of(parameters, rows, targets, order, 0)[biases];
      for (int i = 0; i < mean.length; i++) {
        mean[i] += each[i] / draws;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      assertThat(mean[i]).isCloseTo(wanted[i], within(0.01));
    }
  }

  private Gradient gradient(double dropout, double smoothing, int batch) {
    return new Gradient(LAYERS, new Networks(1, 9, 1, 0, dropout, smoothing), random, batch);
  }

  private double loss(double smoothing) {
    float[][] hidden = new float[ROWS][LAYERS.units()];
    float[][] turned = new float[LAYERS.units()][ROWS];
    float[][] output = new float[LAYERS.classes()][ROWS];
    LAYERS.hidden(parameters, rows, hidden);
    for (int row = 0; row < ROWS; row++) {
      for (int unit = 0; unit < turned.length; unit++) {
        turned[unit][row] = Math.max(0, hidden[row][unit]);
      }
    }
    LAYERS.output(parameters, turned, output);
    double loss = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int k = 0; k < output.length; k++) {
        double wanted = smoothing / output.length + (k == targets[row] ? 1 - smoothing : 0);
        loss -= wanted * Math.log(output[k][row]) / ROWS;
      }
    }
    return loss;
  }

  private float[][] rows() {
    float[][] made = new float[ROWS][LAYERS.inputs()];
    for (float[] row : made) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return made;
  }
}
