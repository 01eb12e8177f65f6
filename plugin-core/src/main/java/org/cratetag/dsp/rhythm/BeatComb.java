package org.cratetag.dsp.rhythm;

/**
 * Scores tempi of one octave by how strongly a track repeats after their beats. Scores are about
 * within [0, 1]; tempo {@code i} is {@code 90 * 2^(i / TEMPI)} beats a minute.
 */
final class BeatComb {
  /** Number of tempi in the octave from 90 to 180, equally far apart in ratio. */
  static final int TEMPI = 1_000;

  private static final double LOWEST_BPM = 90;
  private static final int COMB_BEATS = 16;
  private static final double REFINED_SPAN = 0.0075;
  private static final int REFINED_STEPS = 150;

  private final Periodicity periodicity;
  private final double framesPerMinute;
  private final double[] scores = new double[TEMPI];

  /** Scores all tempi; the periodicity must reach over four beats of the slowest at least. */
  BeatComb(Periodicity periodicity, double frameRateHz) {
    this.periodicity = periodicity;
    this.framesPerMinute = 60 * frameRateHz;
    double longestBeat = framesPerMinute / LOWEST_BPM;
    int beats = (int) Math.min(COMB_BEATS, periodicity.maxLag() / longestBeat);
    for (int tempo = 0; tempo < TEMPI; tempo++) {
      double beat = framesPerMinute / bpm(tempo);
      double every = periodicity.comb(beat, 1, beats);
      double even = periodicity.comb(beat, 2, beats / 2);
      scores[tempo] = (every + even) / 2;
    }
  }

  double score(int tempo) {
    return scores[tempo];
  }

  /** The tempo with the highest score. */
  int best() {
    int best = 0;
    for (int tempo = 1; tempo < TEMPI; tempo++) {
      best = scores[tempo] > scores[best] ? tempo : best;
    }
    return best;
  }

  /** Whether neither neighbour scores higher; the octave is a circle. */
  boolean isPeak(int tempo) {
    return scores[tempo] >= scores[(tempo + TEMPI - 1) % TEMPI]
        && scores[tempo] > scores[(tempo + 1) % TEMPI];
  }

  /** Distance of two tempi on the circle of the octave, from 0 to 0.5. */
  static double octavesApart(int tempo, int other) {
    int apart = Math.floorMod(tempo - other, TEMPI);
    return Math.min(apart, TEMPI - apart) / (double) TEMPI;
  }

  /**
   * The exact tempo near one of the octave, in beats a minute: scored by all beats that fit into
   * the longest lag, then a parabola through the maximum. May lie a little outside the octave.
   */
  double refine(int tempo) {
    double slowest = bpm(tempo) * Math.exp(-REFINED_SPAN);
    int beats = (int) (periodicity.maxLag() * slowest / framesPerMinute);
    double step = REFINED_SPAN / REFINED_STEPS;
    double[] fine = new double[2 * REFINED_STEPS + 1];
    int best = 0;
    for (int i = 0; i < fine.length; i++) {
      double candidate = bpm(tempo) * Math.exp((i - REFINED_STEPS) * step);
      fine[i] = periodicity.comb(framesPerMinute / candidate, 1, beats);
      best = fine[i] > fine[best] ? i : best;
    }
    double between = best == 0 || best == fine.length - 1 ? 0 : vertex(fine, best);
    return bpm(tempo) * Math.exp((best + between - REFINED_STEPS) * step);
  }

  private static double bpm(int tempo) {
    return LOWEST_BPM * Math.pow(2, (double) tempo / TEMPI);
  }

  /** Where a parabola through a maximum and its neighbours peaks, from the maximum. */
  private static double vertex(double[] values, int at) {
    double curve = values[at - 1] - 2 * values[at] + values[at + 1];
    return curve < 0 ? 0.5 * (values[at - 1] - values[at + 1]) / curve : 0;
  }
}
