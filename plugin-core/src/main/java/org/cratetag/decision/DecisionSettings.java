package org.cratetag.decision;

import java.util.Objects;

/**
 * How sure Cratetag must be before it speaks.
 *
 * @param minimumConfidence least calibrated probability of a label, on top of the thresholds that
 *     packs measured; 0 leaves it to the packs
 * @param minimumTempoConfidence least confidence of the tempo estimate
 * @param electronic which tracks packs of electronic music are heard of
 * @param tempo how a tempo is counted
 */
public record DecisionSettings(
    double minimumConfidence,
    double minimumTempoConfidence,
    ElectronicMusic electronic,
    TempoSettings tempo) {
  /**
   * Where a tempo begins to be right more often than not on real music without a machine's beat,
   * and above what the estimator gives to ambient tracks. A wrong tempo is worse for a DJ than
   * none.
   */
  public static final double DEFAULT_TEMPO_CONFIDENCE = 0.6;

  /** The packs' thresholds, and {@link #DEFAULT_TEMPO_CONFIDENCE}. */
  public static final DecisionSettings DEFAULT = new DecisionSettings(0, DEFAULT_TEMPO_CONFIDENCE);

  /** Packs of electronic music are heard of what is electronic. */
  public DecisionSettings(double minimumConfidence, double minimumTempoConfidence) {
    this(minimumConfidence, minimumTempoConfidence, ElectronicMusic.AUTO);
  }

  /** Tempi are counted as usual. */
  public DecisionSettings(
      double minimumConfidence, double minimumTempoConfidence, ElectronicMusic electronic) {
    this(minimumConfidence, minimumTempoConfidence, electronic, TempoSettings.DEFAULT);
  }

  public DecisionSettings {
    check("minimumConfidence", minimumConfidence);
    check("minimumTempoConfidence", minimumTempoConfidence);
    Objects.requireNonNull(electronic, "electronic");
    Objects.requireNonNull(tempo, "tempo");
  }

  /** A text that differs where decisions may. */
  public String key() {
    return "p>="
        + minimumConfidence
        + "|tempo>="
        + minimumTempoConfidence
        + " by style within "
        + tempo.lowest()
        + ".."
        + tempo.highest()
        + "|"
        + electronic;
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be within [0, 1], found " + value);
    }
  }
}
