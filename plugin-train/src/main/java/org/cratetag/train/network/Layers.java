package org.cratetag.train.network;

import java.util.SplittableRandom;

/**
 * The sizes of a network with one hidden layer, and where its parameters stand in one array:
 * weights {@code [inputs][units]}, a bias a unit, weights {@code [units][classes]}, a bias a class.
 *
 * @param inputs values that go in
 * @param units of the hidden layer
 * @param classes values that come out
 */
record Layers(int inputs, int units, int classes) {
  int unitBiases() {
    return inputs * units;
  }

  int outputWeights() {
    return unitBiases() + units;
  }

  int classBiases() {
    return outputWeights() + units * classes;
  }

  int parameters() {
    return classBiases() + classes;
  }

  /** Whether a parameter is a weight, not a bias. */
  boolean isWeight(int parameter) {
    return parameter < unitBiases() || parameter >= outputWeights() && parameter < classBiases();
  }

  /**
   * Parameters to start from: normal weights whose variance is 2 / inputs before the rectifier (He
   * et al., "Delving Deep into Rectifiers", ICCV 2015, equation 10) and 1 / units after it; no
   * biases.
   */
  float[] initial(SplittableRandom random) {
    float[] parameters = new float[parameters()];
    for (int i = 0; i < unitBiases(); i++) {
      parameters[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
    }
    for (int i = outputWeights(); i < classBiases(); i++) {
      parameters[i] = (float) (random.nextGaussian() * Math.sqrt(1.0 / units));
    }
    return parameters;
  }

  /** Fills in the hidden layer before the rectifier. */
  void hidden(float[] parameters, float[] row, float[] hidden) {
    System.arraycopy(parameters, unitBiases(), hidden, 0, units);
    for (int i = 0; i < inputs; i++) {
      if (row[i] != 0) {
        addScaled(row[i], parameters, i * units, hidden, 0, units);
      }
    }
  }

  /** Fills in the probabilities, from the hidden layer after the rectifier. */
  void output(float[] parameters, float[] hidden, float[] probabilities) {
    System.arraycopy(parameters, classBiases(), probabilities, 0, classes);
    for (int i = 0; i < units; i++) {
      if (hidden[i] != 0) {
        int from = outputWeights() + i * classes;
        addScaled(hidden[i], parameters, from, probabilities, 0, classes);
      }
    }
    softmax(probabilities);
  }

  /** Adds a multiple of one stretch of values to another. */
  static void addScaled(float factor, float[] from, int fromAt, float[] to, int toAt, int length) {
    for (int i = 0; i < length; i++) {
      to[toAt + i] += factor * from[fromAt + i];
    }
  }

  private static void softmax(float[] margins) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float margin : margins) {
      largest = Math.max(largest, margin);
    }
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      margins[i] = (float) Math.exp(margins[i] - largest);
      sum += margins[i];
    }
    for (int i = 0; i < margins.length; i++) {
      margins[i] /= (float) sum;
    }
  }
}
