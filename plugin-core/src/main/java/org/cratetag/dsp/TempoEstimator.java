package org.cratetag.dsp;

import org.cratetag.api.Pcm;

/**
 * Finds the tempo of a track whose beat is steady, as in electronic music.
 *
 * <p>Every tempo of one octave is scored by how strongly the onsets repeat after 1 to 16 of its
 * beats: a comb over the autocorrelation of onset strength (D. Eck, "Beat tracking using an
 * autocorrelation phase matrix", ICASSP 2007; M. Davies, M. Plumbley, "Context-dependent beat
 * tracking of musical audio", IEEE Trans. ASLP 15(3), 2007, section II-C). Even multiples count
 * twice: music in fours repeats after two and four beats, which tells a tempo from its 3:2 and 4:3
 * relatives. There is no prior on tempo. The best score is then refined over all beats that fit
 * into half a minute and by a parabola through the maximum, which gives about 0.01 %.
 *
 * <p>The result is folded by octaves into [90, 180), because whether drum and bass runs at 87 or at
 * 174 is a matter of taste. The confidence estimates the probability that the folded tempo is
 * within 2 % of what a listener (Essentia's {@code RhythmExtractor2013} was asked instead) would
 * fold it to; it comes from the height of the best score and its lead over the next tempo.
 *
 * <p>Immutable and without state; may be shared by threads.
 */
public final class TempoEstimator {
  private static final double LOWEST_BPM = 90;
  private static final int TEMPI = 1_000;
  private static final int COMB_BEATS = 16;
  private static final double SHORTEST_SECONDS = 5;
  private static final double LONGEST_LAG_SECONDS = 30;

  /** Onset strength that varies less is the ripple of a steady tone. */
  private static final double LEAST_VARIANCE = 1.5;

  /** How much of the signal may be lost to the lag. */
  private static final double LAG_SHARE = 2 / 3.0;

  /** Tempi closer than this, in octaves, are the same peak. */
  private static final double PEAK_OCTAVES = 0.05;

  private static final double REFINED_SPAN = 0.0075;
  private static final int REFINED_STEPS = 150;

  /** Logistic regression on the logarithms of height and lead; see {@link #confidence}. */
  private static final double CONFIDENCE_OFFSET = 6.7;

  private static final double CONFIDENCE_BY_HEIGHT = 1.5;
  private static final double CONFIDENCE_BY_LEAD = 1.14;

  /** Below this there is no beat worth a number. */
  private static final double LEAST_CONFIDENCE = 0.2;

  /**
   * Estimates the tempo. {@link Tempo#NONE} when there is no clear beat: in silence, in sustained
   * sound, and in anything shorter than five seconds. NaN counts as silence.
   */
  public Tempo estimate(Pcm pcm) {
    if (pcm.seconds() < SHORTEST_SECONDS) {
      return Tempo.NONE;
    }
    OnsetStrength onsets = OnsetStrength.of(pcm);
    if (onsets.variance() < LEAST_VARIANCE) {
      return Tempo.NONE;
    }
    double framesPerMinute = 60 * onsets.frameRateHz();
    int maxLag =
        (int) Math.min(LONGEST_LAG_SECONDS * onsets.frameRateHz(), LAG_SHARE * onsets.frames());
    Periodicity periodicity = Periodicity.of(onsets, maxLag);
    double[] scores = scores(periodicity, framesPerMinute);
    int best = 0;
    for (int i = 1; i < TEMPI; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    double confidence = confidence(scores, best);
    if (confidence < LEAST_CONFIDENCE) {
      return Tempo.NONE;
    }
    return new Tempo(fold(refine(bpm(best), periodicity, framesPerMinute)), confidence);
  }

  /**
   * Folds a tempo by octaves into [90, 180).
   *
   * @throws IllegalArgumentException when the tempo is not positive and finite
   */
  public static double fold(double bpm) {
    if (!(bpm > 0 && bpm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("bpm must be positive: " + bpm);
    }
    double folded = bpm;
    while (folded < LOWEST_BPM) {
      folded *= 2;
    }
    while (folded >= 2 * LOWEST_BPM) {
      folded /= 2;
    }
    return folded;
  }

  private static double bpm(int tempo) {
    return LOWEST_BPM * Math.pow(2, (double) tempo / TEMPI);
  }

  private static double[] scores(Periodicity periodicity, double framesPerMinute) {
    double longestBeat = framesPerMinute / LOWEST_BPM;
    int beats = (int) Math.min(COMB_BEATS, periodicity.maxLag() / longestBeat);
    double[] scores = new double[TEMPI];
    for (int i = 0; i < TEMPI; i++) {
      double beat = framesPerMinute / bpm(i);
      double every = periodicity.comb(beat, 1, beats);
      double even = periodicity.comb(beat, 2, beats / 2);
      scores[i] = (every + even) / 2;
    }
    return scores;
  }

  private static double refine(double bpm, Periodicity periodicity, double framesPerMinute) {
    double slowest = bpm * Math.exp(-REFINED_SPAN);
    int beats = (int) (periodicity.maxLag() * slowest / framesPerMinute);
    double step = REFINED_SPAN / REFINED_STEPS;
    double[] scores = new double[2 * REFINED_STEPS + 1];
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      double candidate = bpm * Math.exp((i - REFINED_STEPS) * step);
      scores[i] = periodicity.comb(framesPerMinute / candidate, 1, beats);
      best = scores[i] > scores[best] ? i : best;
    }
    double between = best == 0 || best == scores.length - 1 ? 0 : vertex(scores, best);
    return bpm * Math.exp((best + between - REFINED_STEPS) * step);
  }

  /** Where a parabola through a maximum and its neighbours peaks, from the maximum. */
  private static double vertex(double[] scores, int at) {
    double curve = scores[at - 1] - 2 * scores[at] + scores[at + 1];
    return curve < 0 ? 0.5 * (scores[at - 1] - scores[at + 1]) / curve : 0;
  }

  /**
   * From the height of the best score and its lead over the best score at another tempo, relative
   * to the height.
   */
  private static double confidence(double[] scores, int best) {
    double height = scores[best];
    if (!(height > 0)) {
      return 0;
    }
    double second = 0;
    for (int i = 0; i < TEMPI; i++) {
      int apart = Math.floorMod(i - best, TEMPI);
      double octaves = Math.min(apart, TEMPI - apart) / (double) TEMPI;
      if (octaves > PEAK_OCTAVES) {
        second = Math.max(second, scores[i]);
      }
    }
    double lead = Math.max(0.01, (height - second) / height);
    double logit =
        CONFIDENCE_OFFSET
            + CONFIDENCE_BY_HEIGHT * Math.log(height)
            + CONFIDENCE_BY_LEAD * Math.log(lead);
    return 1 / (1 + Math.exp(-logit));
  }
}
