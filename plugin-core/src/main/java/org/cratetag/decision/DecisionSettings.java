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
 * @param spoken what is said of speech that genre packs recognise
 */
public record DecisionSettings(
    double minimumConfidence,
    double minimumTempoConfidence,
    ElectronicMusic electronic,
    TempoSettings tempo,
    Spoken spoken) {
  /** What is said of speech: audiobooks, radio plays, podcasts. */
  public enum Spoken {
    /** Nothing. */
    NOTHING,
    /** {@code Spoken Word}. */
    SPOKEN_WORD
  }

  /**
   * Where a tempo begins to be right more often than not on real music without a machine's beat,
   * and above what the estimator gives to ambient tracks. A wrong tempo is worse for a DJ than
   * none.
   */
  public static final double DEFAULT_TEMPO_CONFIDENCE = 0.6;

  /**
   * Least likeness to a key, for one to be said: speech and noise are mostly below. On the tracks
   * that it was chosen by, and with {@link #KEY_LEAD}, three of four got a key, which in nineteen
   * of twenty was Essentia's or its relative or a fifth away, and the same in more than nine of
   * ten: a stand-in for being right, which nobody has measured ({@code src/bench/key-agreement}).
   */
  public static final double KEY_LIKENESS = 0.75;

  /** Least lead of a key over the next. */
  public static final double KEY_LEAD = 0.05;

  /** The packs' thresholds, all that they say, and {@link #DEFAULT_TEMPO_CONFIDENCE}. */
  public static final DecisionSettings DEFAULT = new DecisionSettings(0, DEFAULT_TEMPO_CONFIDENCE);

  /** Packs of electronic music are heard of what is electronic. */
  public DecisionSettings(double minimumConfidence, double minimumTempoConfidence) {
    this(minimumConfidence, minimumTempoConfidence, ElectronicMusic.AUTO);
  }

  /** Tempi are counted as usual, and speech is called so. */
  public DecisionSettings(
      double minimumConfidence, double minimumTempoConfidence, ElectronicMusic electronic) {
    this(
        minimumConfidence,
        minimumTempoConfidence,
        electronic,
        TempoSettings.DEFAULT,
        Spoken.SPOKEN_WORD);
  }

  public DecisionSettings {
    check("minimumConfidence", minimumConfidence);
    check("minimumTempoConfidence", minimumTempoConfidence);
    Objects.requireNonNull(electronic, "electronic");
    Objects.requireNonNull(tempo, "tempo");
    Objects.requireNonNull(spoken, "spoken");
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
        + electronic
        + (spoken == Spoken.SPOKEN_WORD ? "" : "|nothing of speech");
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be within [0, 1], found " + value);
    }
  }
}
