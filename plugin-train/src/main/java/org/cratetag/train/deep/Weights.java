package org.cratetag.train.deep;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.cratetag.train.deep.tensor.TensorSpec;

/**
 * The weights of a network: one array a tensor, row-major, in the order in which the layers are
 * visited. The arrays are held, not copied.
 */
public final class Weights {
  private final List<float[]> tensors;

  /**
   * Wraps the arrays.
   *
   * @throws IllegalArgumentException when they are not as many and as long as the network needs
   */
  public Weights(Network network, List<float[]> tensors) {
    List<TensorSpec> specs = network.tensors();
    boolean fits = specs.size() == tensors.size();
    for (int i = 0; fits && i < specs.size(); i++) {
      fits = specs.get(i).size() == tensors.get(i).length;
    }
    if (!fits) {
      throw new IllegalArgumentException("the weights are those of another network");
    }
    this.tensors = List.copyOf(tensors);
  }

  /** Weights to begin with; equal seeds give equal ones. */
  public static Weights random(Network network, long seed) {
    SplittableRandom source = new SplittableRandom(seed);
    List<float[]> tensors = new ArrayList<>();
    for (TensorSpec spec : network.tensors()) {
      tensors.add(random(spec, source.split()));
    }
    return new Weights(network, tensors);
  }

  private static float[] random(TensorSpec spec, SplittableRandom random) {
    float[] values = new float[spec.size()];
    double bound =
        switch (spec.start()) {
          case HE -> Math.sqrt(6.0 / spec.fan());
          case EVEN -> 1 / Math.sqrt(spec.fan());
          default -> 0;
        };
    boolean isOne =
        spec.start() == TensorSpec.Start.ONE || spec.start() == TensorSpec.Start.MEASURED_ONE;
    for (int i = 0; i < values.length; i++) {
      double drawn = bound == 0 ? 0 : bound * (2 * random.nextDouble() - 1);
      values[i] = isOne ? 1 : (float) drawn;
    }
    return values;
  }

  /** The arrays in order. Read only by agreement. */
  public List<float[]> tensors() {
    return tensors;
  }

  /** From the first array on, for a visitor that takes each in turn. */
  public Iterator<float[]> iterator() {
    return tensors.iterator();
  }
}
