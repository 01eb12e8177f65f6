package org.cratetag.inference;

/** One line of {@link GoldenCases}. */
public final class GoldenCase {
  private final float[] features;
  private final double[] probabilities;

  /**
   * Copies the values.
   *
   * @param features the front-end's whole vector, in its order
   * @param probabilities calibrated, one a label, in the order of the manifest's labels
   */
  public GoldenCase(float[] features, double[] probabilities) {
    this.features = features.clone();
    this.probabilities = probabilities.clone();
  }

  /** A copy of the front-end's vector. */
  public float[] features() {
    return features.clone();
  }

  /** A copy of the expected probabilities, in the order of the manifest's labels. */
  public double[] probabilities() {
    return probabilities.clone();
  }
}
