package org.cratetag.pack.calibration;

import java.util.Map;

/**
 * Turns the sum of a family's calibrated label probabilities into the family's own probability. The
 * plain sum favours families with many labels when the model is unsure.
 */
public sealed interface FamilyCalibration {
  /**
   * The family's probability.
   *
   * @param family one of the pack's families
   * @param sum sum of the calibrated probabilities of the family's labels, within [0, 1]
   * @return within [0, 1]
   */
  double apply(String family, double sum);

  /** The sum as it is. */
  record None() implements FamilyCalibration {
    @Override
    public double apply(String family, double sum) {
      return Math.max(0, Math.min(1, sum));
    }
  }

  /**
   * Platt scaling a family on the logit of the sum: {@code 1 / (1 + exp(-(slope * logit(p) +
   * intercept)))} with p clipped to [{@link #CLIP}, 1 - {@link #CLIP}]; Platt, "Probabilistic
   * Outputs for Support Vector Machines", 1999, with the logit as the score.
   *
   * @param lines slope and intercept by family
   */
  record Logistic(Map<String, Line> lines) implements FamilyCalibration {
    /** Nearest the sum may come to 0 or 1, so that its logit stays finite. */
    public static final double CLIP = 1e-6;

    public Logistic {
      lines = Map.copyOf(lines);
    }

    @Override
    public double apply(String family, double sum) {
      Line line = lines.get(family);
      if (line == null) {
        throw new IllegalArgumentException("no family calibration for " + family);
      }
      double p = Math.max(CLIP, Math.min(1 - CLIP, sum));
      double logit = Math.log(p / (1 - p));
      return 1 / (1 + Math.exp(-(line.slope() * logit + line.intercept())));
    }
  }

  /** One family's logistic curve over the logit of its sum. */
  record Line(double slope, double intercept) {
    public Line {
      if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
        throw new IllegalArgumentException("slope and intercept must be finite");
      }
    }
  }
}
