package org.cratetag.dsp.rhythm;

/**
 * How driving music is, as DJs number it: from its loudness, how much begins in a second, and its
 * brightness, each against what is usual in music, the three of equal weight. A tenth of all music
 * has each level, from 1 for the calmest to 10.
 *
 * <p>What is usual was measured on 248 free tracks of 19 kinds ({@code src/bench/energy-levels}).
 * Nobody's ears stand behind the numbers: they sort a crate, and are no other program's levels.
 *
 * @param loudnessDb mean power against the loudest sample, in dB: a copy at half the volume is as
 *     driving, music that is compressed more is more so
 * @param onsetsASecond how many things begin in a second
 * @param brightnessHz mean centroid of the spectrum
 */
public record EnergyLevel(double loudnessDb, double onsetsASecond, double brightnessHz) {
  /** The calmest. */
  public static final int LEAST = 1;

  /** The most driving. */
  public static final int MOST = 10;

  private static final double USUAL_LOUDNESS_DB = -15.3;
  private static final double LOUDNESS_DEVIATION_DB = 3.55;
  private static final double USUAL_ONSETS = 6.2;
  private static final double ONSETS_DEVIATION = 1.8;
  private static final double USUAL_OCTAVES = 10.84;
  private static final double OCTAVES_DEVIATION = 0.45;

  /** Sums above which the levels from 2 on begin. */
  private static final double[] EDGES = {-2.85, -1.6, -1.1, -0.55, -0.1, 0.5, 1.25, 1.9, 2.65};

  /** Within [1, 10]. */
  public int level() {
    double sum =
        (loudnessDb - USUAL_LOUDNESS_DB) / LOUDNESS_DEVIATION_DB
            + (onsetsASecond - USUAL_ONSETS) / ONSETS_DEVIATION
            + (Math.log(Math.max(1, brightnessHz)) / Math.log(2) - USUAL_OCTAVES)
                / OCTAVES_DEVIATION;
    int level = LEAST;
    for (double edge : EDGES) {
      level += sum > edge ? 1 : 0;
    }
    return level;
  }
}
