package org.cratetag.inference;

import java.util.List;

/** One line of {@link GoldenCases}. */
public final class GoldenCase {
  private final List<GoldenInput> inputs;
  private final double[] probabilities;

  /**
   * A case of a pack with any number of front-ends.
   *
   * @param inputs one for each of the manifest's front-ends, in their order
   * @param probabilities calibrated, one a label, in the order of the manifest's labels; copied
   */
  public GoldenCase(List<GoldenInput> inputs, double[] probabilities) {
    this.inputs = List.copyOf(inputs);
    this.probabilities = probabilities.clone();
  }

  /**
   * A case of a pack with one front-end without windows.
   *
   * @param features the front-end's whole vector, in its order; copied
   * @param probabilities calibrated, one a label, in the order of the manifest's labels; copied
   */
  public GoldenCase(float[] features, double[] probabilities) {
    this(
        List.of(new GoldenInput.Stored(List.of(features.length), features.clone())), probabilities);
  }

  /** One for each of the manifest's front-ends, in their order. */
  public List<GoldenInput> inputs() {
    return inputs;
  }

  /** A copy of the expected probabilities, in the order of the manifest's labels. */
  public double[] probabilities() {
    return probabilities.clone();
  }
}
