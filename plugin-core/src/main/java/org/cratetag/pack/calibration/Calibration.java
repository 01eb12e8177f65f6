package org.cratetag.pack.calibration;

/**
 * Turns the model's label probabilities into calibrated ones. The order of the labels never
 * changes.
 */
public sealed interface Calibration {
  /**
   * The calibrated probabilities.
   *
   * @param probabilities one a label, each within [0, 1], at least one above 0; not changed
   * @return as many values, non-negative, with sum 1
   */
  double[] apply(double[] probabilities);

  /** The probabilities as they are, scaled to sum 1. */
  record None() implements Calibration {
    @Override
    public double[] apply(double[] probabilities) {
      return new Temperature(1).apply(probabilities);
    }
  }

  /**
   * Temperature scaling, {@code p^(1/T)} scaled to sum 1, which is the softmax of the log
   * probabilities divided by T: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017,
   * section 4.2.
   *
   * @param temperature above 1 makes the model less sure, below 1 surer; positive
   */
  record Temperature(double temperature) implements Calibration {
    /** Checks the value. */
    public Temperature {
      if (!(temperature > 0) || Double.isInfinite(temperature)) {
        throw new IllegalArgumentException("temperature must be positive, found " + temperature);
      }
    }

    /** Computed in the log domain, so that tiny probabilities and temperatures cannot underflow. */
    @Override
    public double[] apply(double[] probabilities) {
      double[] scaled = new double[probabilities.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = Math.log(probabilities[i]) / temperature;
      }
      Softmax.apply(scaled);
      return scaled;
    }
  }
}
