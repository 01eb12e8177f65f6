package org.cratetag.pack.golden;

import java.util.List;
import java.util.OptionalDouble;
import org.cratetag.pack.PackDomain;

/** One line of {@link GoldenCases}. */
public final class GoldenCase {
  private final List<GoldenInput> inputs;
  private final double[] probabilities;
  private final OptionalDouble domain;

  /**
   * A case of a pack with any number of front-ends.
   *
   * @param inputs one for each of the manifest's front-ends, in their order
   * @param probabilities calibrated, one a label, in the order of the manifest's labels; copied
   */
  public GoldenCase(List<GoldenInput> inputs, double[] probabilities) {
    this(inputs, probabilities, OptionalDouble.empty());
  }

  private GoldenCase(List<GoldenInput> inputs, double[] probabilities, OptionalDouble domain) {
    this.inputs = List.copyOf(inputs);
    this.probabilities = probabilities.clone();
    this.domain = domain;
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

  /** The same case, with what the pack's {@link PackDomain} must give. */
  public GoldenCase withDomain(double probability) {
    return new GoldenCase(inputs, probabilities, OptionalDouble.of(probability));
  }

  /** The expected probability of the pack's kind of music; empty when it is not looked at. */
  public OptionalDouble domain() {
    return domain;
  }

  /** A copy of the expected probabilities, in the order of the manifest's labels. */
  public double[] probabilities() {
    return probabilities.clone();
  }
}
