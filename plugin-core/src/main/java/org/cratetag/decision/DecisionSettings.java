package org.cratetag.decision;

/**
 * How sure Cratetag must be before it speaks.
 *
 * @param minimumConfidence least calibrated probability of a label, on top of the thresholds that
 *     packs measured; 0 leaves it to the packs
 * @param minimumTempoConfidence least confidence of the tempo estimate
 */
public record DecisionSettings(double minimumConfidence, double minimumTempoConfidence) {
  /**
   * Half of the tempo estimate's scale from 0, no beat, to 1, a machine's beat. A cautious middle:
   * a wrong tempo is worse for a DJ than none.
   */
  public static final double DEFAULT_TEMPO_CONFIDENCE = 0.5;

  /** The packs' thresholds, and {@link #DEFAULT_TEMPO_CONFIDENCE}. */
  public static final DecisionSettings DEFAULT = new DecisionSettings(0, DEFAULT_TEMPO_CONFIDENCE);

  /** Checks the values. */
  public DecisionSettings {
    check("minimumConfidence", minimumConfidence);
    check("minimumTempoConfidence", minimumTempoConfidence);
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be within [0, 1], found " + value);
    }
  }
}
