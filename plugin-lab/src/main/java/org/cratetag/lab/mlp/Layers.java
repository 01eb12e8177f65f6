package org.cratetag.lab.mlp;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The sizes of a network with one hidden layer, and where its parameters stand in one table: a row
 * of weights to the units for each input, a row of the units' biases, a row of weights from the
 * units for each class, a row of the classes' biases.
 *
 * @param inputs values that go in
 * @param units of the hidden layer
 * @param classes values that come out
 */
record Layers(int inputs, int units, int classes) {
  int unitBiases() {
    return inputs;
  }

  /** First of the rows of the classes' weights. */
  int classWeights() {
    return inputs + 1;
  }

  int classBiases() {
    return inputs + 1 + classes;
  }

  /** A table of zeros. */
  float[][] zeros() {
    float[][] table = new float[classBiases() + 1][units];
    table[classBiases()] = new float[classes];
    return table;
  }

  /** Whether a row holds weights, not biases. */
  boolean isWeights(int row) {
    return row != unitBiases() && row != classBiases();
  }

  /**
   * Parameters to start from: normal weights whose variance is 2 / inputs before the rectifier (He
   * et al., "Delving Deep into Rectifiers", ICCV 2015, equation 10) and 1 / units after it; no
   * biases.
   */
  float[][] initial(SplittableRandom random) {
    float[][] parameters = zeros();
    for (int row = 0; row < parameters.length; row++) {
      double deviation = Math.sqrt(row < inputs ? 2.0 / inputs : 1.0 / units);
      for (int unit = 0; isWeights(row) && unit < units; unit++) {
        parameters[row][unit] = (float) (random.nextGaussian() * deviation);
      }
    }
    return parameters;
  }

  /**
   * Fills in the hidden layers before the rectifier.
   *
   * @param inputs {@code [rows][inputs]}
   * @param hidden {@code [rows][units]}
   */
  void hidden(float[][] parameters, float[][] inputs, float[][] hidden) {
    for (int row = 0; row < inputs.length; row++) {
      System.arraycopy(parameters[unitBiases()], 0, hidden[row], 0, units);
      Products.add(inputs[row], parameters, 0, hidden[row]);
    }
  }

  /**
   * Fills in the probabilities, from the hidden layers after the rectifier. Both have the rows side
   * by side, since there are more of them than classes, and long arrays go faster.
   *
   * @param hidden {@code [units][rows]}
   * @param probabilities {@code [classes][rows]}
   */
  void output(float[][] parameters, float[][] hidden, float[][] probabilities) {
    int rows = probabilities[0].length;
    for (int k = 0; k < classes; k++) {
      Arrays.fill(probabilities[k], parameters[classBiases()][k]);
      Products.add(parameters[classWeights() + k], hidden, 0, probabilities[k]);
    }
    for (int row = 0; row < rows; row++) {
      softmax(probabilities, row);
    }
  }

  private static void softmax(float[][] margins, int row) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float[] margin : margins) {
      largest = Math.max(largest, margin[row]);
    }
    double sum = 0;
    for (float[] margin : margins) {
      margin[row] = (float) Math.exp(margin[row] - largest);
      sum += margin[row];
    }
    float share = (float) (1 / sum);
    for (float[] margin : margins) {
      margin[row] *= share;
    }
  }
}
