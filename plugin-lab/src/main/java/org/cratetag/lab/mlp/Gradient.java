package org.cratetag.lab.mlp;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The gradient of the mean cross entropy of a batch, by back-propagation, with dropout (Srivastava
 * et al., "Dropout", JMLR 15, 2014) of inputs and units and smoothed targets (Szegedy et al.,
 * "Rethinking the Inception Architecture", CVPR 2016, section 7). Holds its buffers; for one
 * thread.
 */
final class Gradient {
  /** Chances are counted in these, since four fit into one draw. */
  private static final int CHANCES = 1 << 16;

  private final Layers layers;
  private final Networks settings;
  private final SplittableRandom random;
  private final float[][] values;
  private final float[][] inputs;
  private final float[][] inputsTurned;
  private final float[][] hidden;
  private final float[][] hiddenTurned;
  private final float[][] slopes;
  private final float[][] errors;
  private final float[][] errorsTurned;
  private final float[][] unitErrors;

  /**
   * Buffers.
   *
   * @param rows of each batch
   */
  Gradient(Layers layers, Networks settings, SplittableRandom random, int rows) {
    this.layers = layers;
    this.settings = settings;
    this.random = random;
    this.values = layers.zeros();
    this.inputs = new float[rows][layers.inputs()];
    this.inputsTurned = new float[layers.inputs()][rows];
    this.hidden = new float[rows][layers.units()];
    this.hiddenTurned = new float[layers.units()][rows];
    this.slopes = new float[rows][layers.units()];
    this.errors = new float[rows][layers.classes()];
    this.errorsTurned = new float[layers.classes()][rows];
    this.unitErrors = new float[rows][layers.units()];
  }

  /**
   * The gradient over one batch of rows.
   *
   * @param order row numbers, of which the batch takes those from {@code from} on
   * @return laid out like the parameters, valid until the next call
   */
  float[][] of(float[][] parameters, float[][] rows, int[] targets, int[] order, int from) {
    for (int i = 0; i < inputs.length; i++) {
      System.arraycopy(rows[order[from + i]], 0, inputs[i], 0, layers.inputs());
      drop(inputs[i], settings.inputDropout());
    }
    layers.hidden(parameters, inputs, hidden);
    rectify();
    layers.output(parameters, hiddenTurned, errorsTurned);
    subtractWanted(targets, order, from);
    goBack(parameters);
    return values;
  }

  /** The hidden layer's rectified and dropped values, and the slope of each. */
  private void rectify() {
    for (int row = 0; row < hidden.length; row++) {
      float[] each = hidden[row];
      float[] slope = slopes[row];
      Arrays.fill(slope, 1);
      drop(slope, settings.dropout());
      for (int unit = 0; unit < each.length; unit++) {
        slope[unit] = each[unit] <= 0 ? 0 : slope[unit];
        each[unit] *= slope[unit];
      }
    }
    Products.turn(hidden, hiddenTurned);
  }

  /** Turns the probabilities into the slopes of the mean loss. */
  private void subtractWanted(int[] targets, int[] order, int from) {
    float smoothing = (float) settings.smoothing();
    float share = 1f / inputs.length;
    for (float[] each : errorsTurned) {
      for (int row = 0; row < each.length; row++) {
        each[row] = share * (each[row] - smoothing / layers.classes());
      }
    }
    for (int row = 0; row < inputs.length; row++) {
      errorsTurned[targets[order[from + row]]][row] -= share * (1 - smoothing);
    }
    Products.turn(errorsTurned, errors);
  }

  private void goBack(float[][] parameters) {
    for (float[] each : values) {
      Arrays.fill(each, 0);
    }
    for (int k = 0; k < layers.classes(); k++) {
      Products.add(errorsTurned[k], hidden, 0, values[layers.classWeights() + k]);
    }
    for (int row = 0; row < inputs.length; row++) {
      Products.addScaled(1, errors[row], values[layers.classBiases()]);
      float[] each = unitErrors[row];
      Arrays.fill(each, 0);
      Products.add(errors[row], parameters, layers.classWeights(), each);
      for (int unit = 0; unit < each.length; unit++) {
        each[unit] *= slopes[row][unit];
      }
      Products.addScaled(1, each, values[layers.unitBiases()]);
    }
    Products.turn(inputs, inputsTurned);
    for (int i = 0; i < layers.inputs(); i++) {
      Products.add(inputsTurned[i], unitErrors, 0, values[i]);
    }
  }

  /** Sets a share of the values to zero and raises the others, so that their mean stays. */
  private void drop(float[] values, double dropout) {
    if (dropout == 0) {
      return;
    }
    int threshold = (int) Math.round(dropout * CHANCES);
    float kept = (float) CHANCES / (CHANCES - threshold);
    long bits = 0;
    for (int i = 0; i < values.length; i++) {
      bits = i % 4 == 0 ? random.nextLong() : bits >>> 16;
      values[i] *= (bits & (CHANCES - 1)) < threshold ? 0 : kept;
    }
  }
}
