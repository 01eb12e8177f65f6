package org.cratetag.train.network;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The gradient of the mean cross entropy of a batch, by back-propagation, with dropout (Srivastava
 * et al., "Dropout", JMLR 15, 2014) of inputs and units and smoothed targets (Szegedy et al.,
 * "Rethinking the Inception Architecture", CVPR 2016, section 7). Holds its buffers; for one
 * thread.
 */
final class Gradient {
  private final Layers layers;
  private final Networks settings;
  private final SplittableRandom random;
  private final float[] values;
  private final float[] input;
  private final float[] hidden;
  private final float[] slope;
  private final float[] unitErrors;
  private final float[] errors;
  private final float[] transposed;

  Gradient(Layers layers, Networks settings, SplittableRandom random) {
    this.layers = layers;
    this.settings = settings;
    this.random = random;
    this.values = new float[layers.parameters()];
    this.input = new float[layers.inputs()];
    this.hidden = new float[layers.units()];
    this.slope = new float[layers.units()];
    this.unitErrors = new float[layers.units()];
    this.errors = new float[layers.classes()];
    this.transposed = new float[layers.units() * layers.classes()];
  }

  /**
   * The gradient over some rows.
   *
   * @param order row numbers, of which those from {@code from} to {@code to} are taken
   * @return one value a parameter, valid until the next call
   */
  float[] of(float[] parameters, float[][] rows, int[] targets, int[] order, int from, int to) {
    Arrays.fill(values, 0);
    int units = layers.units();
    int classes = layers.classes();
    for (int unit = 0; unit < units; unit++) {
      for (int k = 0; k < classes; k++) {
        transposed[k * units + unit] = parameters[layers.outputWeights() + unit * classes + k];
      }
    }
    for (int i = from; i < to; i++) {
      add(parameters, rows[order[i]], targets[order[i]], 1f / (to - from));
    }
    return values;
  }

  private void add(float[] parameters, float[] row, int target, float share) {
    int units = layers.units();
    int classes = layers.classes();
    drop(row);
    layers.hidden(parameters, input, hidden);
    rectifyAndDrop();
    layers.output(parameters, hidden, errors);
    float smoothing = (float) settings.smoothing();
    for (int k = 0; k < classes; k++) {
      float wanted = smoothing / classes + (k == target ? 1 - smoothing : 0);
      errors[k] = share * (errors[k] - wanted);
    }
    Arrays.fill(unitErrors, 0);
    for (int k = 0; k < classes; k++) {
      values[layers.classBiases() + k] += errors[k];
      Layers.addScaled(errors[k], transposed, k * units, unitErrors, 0, units);
    }
    for (int unit = 0; unit < units; unit++) {
      if (hidden[unit] != 0) {
        int to = layers.outputWeights() + unit * classes;
        Layers.addScaled(hidden[unit], errors, 0, values, to, classes);
      }
      unitErrors[unit] *= slope[unit];
    }
    Layers.addScaled(1, unitErrors, 0, values, layers.unitBiases(), units);
    for (int i = 0; i < input.length; i++) {
      if (input[i] != 0) {
        Layers.addScaled(input[i], unitErrors, 0, values, i * units, units);
      }
    }
  }

  private void drop(float[] row) {
    double dropout = settings.inputDropout();
    float kept = (float) (1 / (1 - dropout));
    for (int i = 0; i < input.length; i++) {
      input[i] = dropout > 0 && random.nextDouble() < dropout ? 0 : row[i] * kept;
    }
  }

  private void rectifyAndDrop() {
    double dropout = settings.dropout();
    float kept = (float) (1 / (1 - dropout));
    for (int i = 0; i < hidden.length; i++) {
      boolean dropped = dropout > 0 && random.nextDouble() < dropout;
      slope[i] = dropped || hidden[i] <= 0 ? 0 : kept;
      hidden[i] *= slope[i];
    }
  }
}
