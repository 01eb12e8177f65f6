package org.cratetag.dsp.rhythm;

/**
 * A tempo.
 *
 * @param bpm beats a minute, folded by octaves into [90, 180); 0 when there is no beat
 * @param confidence in [0, 1]; 0 when there is no beat
 */
public record Tempo(double bpm, double confidence) {
  /** No beat. */
  public static final Tempo NONE = new Tempo(0, 0);

  /** Checks the ranges. */
  public Tempo {
    if (bpm != 0 && !(bpm >= 90 && bpm < 180)) {
      throw new IllegalArgumentException("bpm must be 0 or in [90, 180): " + bpm);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in [0, 1]: " + confidence);
    }
  }
}
