package org.cratetag.train.deep.tensor;

import java.util.List;

/**
 * One weight tensor of a layer.
 *
 * @param name what it is to the layer
 * @param shape extents, outermost first
 * @param start how it begins
 * @param fan how many values each output sums over, for {@link Start#HE} and {@link Start#EVEN}
 */
public record TensorSpec(String name, List<Integer> shape, Start start, int fan) {
  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** How a tensor begins, and with it what it is. */
  public enum Start {
    /**
     * Uniform with variance 2 / fan, for layers before rectifiers: He et al., "Delving Deep into
     * Rectifiers", ICCV 2015, section 2.2.
     */
    HE,
    /** Uniform within 1 / sqrt(fan) of zero, as recurrent layers usually begin. */
    EVEN,
    /** Zeros: biases, and what batch norm adds. */
    ZERO,
    /** Ones: what batch norm multiplies by. */
    ONE,
    /** Zeros, measured and not learned: batch norm's mean. */
    MEASURED_ZERO,
    /** Ones, measured and not learned: batch norm's variance. */
    MEASURED_ONE
  }

  public static TensorSpec weight(String name, int fan, Integer... shape) {
    return new TensorSpec(name, List.of(shape), Start.HE, fan);
  }

  public static TensorSpec recurrent(String name, int units, Integer... shape) {
    return new TensorSpec(name, List.of(shape), Start.EVEN, units);
  }

  public static TensorSpec vector(String name, int size, Start start) {
    return new TensorSpec(name, List.of(size), start, 1);
  }

  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Whether gradients move it. */
  public boolean isLearned() {
    return start != Start.MEASURED_ZERO && start != Start.MEASURED_ONE;
  }

  /** Whether weight decay pulls it towards zero: matrices and kernels only. */
  public boolean decays() {
    return start == Start.HE || start == Start.EVEN && shape.size() > 1;
  }
}
