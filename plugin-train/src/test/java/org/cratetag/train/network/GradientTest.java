package org.cratetag.train.network;

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
  private final float[] parameters = LAYERS.initial(random);
  private final float[][] rows = rows();
  private final int[] targets = IntStream.range(0, ROWS).map(i -> i % 4).toArray();
  private final int[] order = IntStream.range(0, ROWS).toArray();

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void gradientIsTheSlopeOfTheLoss_forEachParameter(double smoothing) {
    Networks settings = new Networks(1, 9, 1, 0, 0, smoothing);
    float[] gradient =
        new Gradient(LAYERS, settings, random).of(parameters, rows, targets, order, 0, ROWS);
    for (int i = 0; i < parameters.length; i++) {
      float kept = parameters[i];
      parameters[i] = kept + STEP;
      double above = loss(smoothing);
      parameters[i] = kept - STEP;
      double below = loss(smoothing);
      parameters[i] = kept;
      assertThat((double) gradient[i])
          .as("parameter %d", i)
          .isCloseTo((above - below) / (2 * STEP), within(1e-3));
    }
  }

  @Test
  void gradientOfPartOfTheRows_isThatOfTheseRowsAlone() {
    Networks settings = new Networks(1, 9, 1, 0, 0, 0);
    Gradient gradient = new Gradient(LAYERS, settings, random);
    float[] part = gradient.of(parameters, rows, targets, order, 4, 8).clone();
    float[][] fewRows = Arrays.copyOfRange(rows, 4, 8);
    int[] fewTargets = Arrays.copyOfRange(targets, 4, 8);
    assertThat(gradient.of(parameters, fewRows, fewTargets, order, 0, 4)).containsExactly(part);
  }

  @Test
  void droppedOutGradients_haveTheMeanOfTheGradient_inTheLastBiases() {
    Networks all = new Networks(1, 9, 1, 0, 0, 0);
    Networks some = new Networks(1, 9, 1, 0, 0.01, 0);
    float[] wanted =
        new Gradient(LAYERS, all, random).of(parameters, rows, targets, order, 0, ROWS);
    Gradient dropping = new Gradient(LAYERS, some, random);
    double[] mean = new double[LAYERS.parameters()];
    int draws = 500;
    for (int draw = 0; draw < draws; draw++) {
      float[] each = dropping.of(parameters, rows, targets, order, 0, ROWS);
      for (int i = LAYERS.classBiases(); i < mean.length; i++) {
        mean[i] += each[i] / draws;
      }
    }
    for (int i = LAYERS.classBiases(); i < mean.length; i++) {
      assertThat(mean[i]).isCloseTo(wanted[i], within(0.01));
    }
  }

  private double loss(double smoothing) {
    float[] hidden = new float[LAYERS.units()];
    float[] output = new float[LAYERS.classes()];
    double loss = 0;
    for (int row = 0; row < ROWS; row++) {
      LAYERS.hidden(parameters, rows[row], hidden);
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = Math.max(0, hidden[i]);
      }
      LAYERS.output(parameters, hidden, output);
      for (int k = 0; k < output.length; k++) {
        double wanted = smoothing / output.length + (k == targets[row] ? 1 - smoothing : 0);
        loss -= wanted * Math.log(output[k]) / ROWS;
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
