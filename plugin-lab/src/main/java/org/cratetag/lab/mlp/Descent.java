package org.cratetag.lab.mlp;

/**
 * Steps of AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019,
 * algorithm 2) on a table of parameters. Biases do not decay.
 */
final class Descent {
  private static final double FIRST_MOMENT = 0.9;
  private static final double SECOND_MOMENT = 0.999;
  private static final float FIRST_SHARE = (float) (1 - FIRST_MOMENT);
  private static final float SECOND_SHARE = (float) (1 - SECOND_MOMENT);
  private static final float LEAST = 1e-8f;

  private final Layers layers;
  private final float[][] parameters;
  private final double decay;
  private final float[][] first;
  private final float[][] second;
  private int steps;

  /**
   * Begins.
   *
   * @param parameters are changed by each step
   * @param decay share of a weight that a step at rate 1 takes away
   */
  Descent(Layers layers, float[][] parameters, double decay) {
    this.layers = layers;
    this.parameters = parameters;
    this.decay = decay;
    this.first = layers.zeros();
    this.second = layers.zeros();
  }

  /**
   * Goes one step.
   *
   * @param slopes of the loss, laid out like the parameters
   */
  void step(float[][] slopes, double rate) {
    steps++;
    float scale = (float) (rate / (1 - Math.pow(FIRST_MOMENT, steps)));
    float unbiased = (float) (1 / (1 - Math.pow(SECOND_MOMENT, steps)));
    for (int row = 0; row < parameters.length; row++) {
      float kept = layers.isWeights(row) ? (float) (1 - rate * decay) : 1;
      move(parameters[row], slopes[row], first[row], second[row], scale, unbiased, kept);
    }
  }

  private static void move(
      float[] parameters,
      float[] slopes,
      float[] first,
      float[] second,
      float scale,
      float unbiased,
      float kept) {
    for (int i = 0; i < parameters.length; i++) {
      first[i] += FIRST_SHARE * (slopes[i] - first[i]);
    }
    for (int i = 0; i < parameters.length; i++) {
      second[i] += SECOND_SHARE * (slopes[i] * slopes[i] - second[i]);
    }
    for (int i = 0; i < parameters.length; i++) {
      float spread = (float) Math.sqrt(second[i] * unbiased) + LEAST;
      parameters[i] = kept * parameters[i] - scale * first[i] / spread;
    }
  }
}
