package org.cratetag.dsp.rhythm;

import org.cratetag.api.track.Pcm;

/**
 * Finds the tempo of a track whose beat is steady, as in electronic music.
 *
 * <p>Every tempo of one octave is scored by how strongly the onsets repeat after 1 to 16 of its
 * beats: a comb over the autocorrelation of onset strength (D. Eck, "Beat tracking using an
 * autocorrelation phase matrix", ICASSP 2007; M. Davies, M. Plumbley, "Context-dependent beat
 * tracking of musical audio", IEEE Trans. ASLP 15(3), 2007, section II-C). Even multiples count
 * twice: music in fours repeats after two and four beats, which tells a tempo from its 3:2 and 4:3
 * relatives. There is no prior on tempo. The best score is then refined over all beats that fit
 * into half a minute and by a parabola through the maximum, which gives about 0.01 %. Where two
 * tempi score nearly the same and one of them is a whole number, it is taken: programmed music is
 * written at whole tempi, and the 3:2 and 4:3 relatives of those mostly are not whole.
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

  /** What is shorter has no tempo. */
  static final double SHORTEST_SECONDS = 5;

  private static final double LONGEST_LAG_SECONDS = 30;

  /** Onset strength that varies less is the ripple of a steady tone. */
  private static final double LEAST_VARIANCE = 1.5;

  /** How much of the signal may be lost to the lag. */
  private static final double LAG_SHARE = 2 / 3.0;

  /** Tempi closer than this, in octaves, are the same peak. */
  private static final double PEAK_OCTAVES = 0.05;

  /**
   * Logistic regression on the logarithms of height and lead, see {@link #confidence}: fitted on
   * 210 freely licensed game soundtracks, right when Essentia's degara method agrees, and on 260
   * synthesised tracks, right when they have drums.
   */
  private static final double CONFIDENCE_OFFSET = 6.7;

  private static final double CONFIDENCE_BY_HEIGHT = 1.5;
  private static final double CONFIDENCE_BY_LEAD = 1.14;

  /** Below this there is no beat worth a number. */
  private static final double LEAST_CONFIDENCE = 0.2;

  /** A rival must score this share of the best to be taken for being whole. */
  private static final double RIVAL_SHARE = 0.75;

  /** Lag from which the tempo is exact enough to ask whether it is whole. */
  private static final double WHOLE_LAG_SECONDS = 15;

  private static final double WHOLE_WITHIN_BPM = 0.02;

  /** A best tempo this far from any whole or half number gives way to a whole rival. */
  private static final double ODD_BEYOND_BPM = 0.1;

  /**
   * Estimates the tempo. {@link Tempo#NONE} when there is no clear beat: in silence, in sustained
   * sound, and in anything shorter than five seconds. NaN counts as silence.
   */
  public Tempo estimate(Pcm pcm) {
    return Beat.of(pcm).tempo();
  }

  /** The longest lag that a tempo is looked for at, in frames. */
  static int longestLag(OnsetStrength onsets) {
    return (int) (longestLagSeconds(onsets) * onsets.frameRateHz());
  }

  private static double longestLagSeconds(OnsetStrength onsets) {
    return Math.min(LONGEST_LAG_SECONDS, LAG_SHARE * onsets.frames() / onsets.frameRateHz());
  }

  /**
   * The same of onsets of {@link #SHORTEST_SECONDS} or more.
   *
   * @param correlations of these onsets, up to {@link #longestLag}
   */
  Tempo estimate(OnsetStrength onsets, RangeCorrelations correlations) {
    if (onsets.variance() < LEAST_VARIANCE) {
      return Tempo.NONE;
    }
    double lagSeconds = longestLagSeconds(onsets);
    Periodicity periodicity = Periodicity.of(correlations, longestLag(onsets));
    BeatComb comb = new BeatComb(periodicity, onsets.frameRateHz());
    double confidence = confidence(comb);
    if (confidence < LEAST_CONFIDENCE) {
      return Tempo.NONE;
    }
    double bpm = comb.refine(comb.best());
    if (lagSeconds >= WHOLE_LAG_SECONDS && offWhole(2 * fold(bpm)) / 2 > ODD_BEYOND_BPM) {
      bpm = wholeRival(comb, bpm);
    }
    // As a float, since features are floats and 179.999999 would round to 180 there.
    return new Tempo(fold((float) bpm), confidence);
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

  /** The best-scoring whole tempo that comes near the best of all, or else the tempo given. */
  private static double wholeRival(BeatComb comb, double otherwise) {
    int best = comb.best();
    double least = RIVAL_SHARE * comb.score(best);
    double found = otherwise;
    for (int tempo = 0; tempo < BeatComb.TEMPI; tempo++) {
      if (comb.score(tempo) >= least
          && comb.isPeak(tempo)
          && BeatComb.octavesApart(tempo, best) > PEAK_OCTAVES) {
        double bpm = fold(comb.refine(tempo));
        if (offWhole(bpm) < WHOLE_WITHIN_BPM) {
          least = comb.score(tempo);
          found = bpm;
        }
      }
    }
    return found;
  }

  private static double offWhole(double bpm) {
    return Math.abs(bpm - Math.rint(bpm));
  }

  /**
   * From the height of the best score and its lead over the best score at another tempo, relative
   * to the height.
   */
  private static double confidence(BeatComb comb) {
    int best = comb.best();
    double height = comb.score(best);
    if (!(height > 0)) {
      return 0;
    }
    double second = 0;
    for (int tempo = 0; tempo < BeatComb.TEMPI; tempo++) {
      if (BeatComb.octavesApart(tempo, best) > PEAK_OCTAVES) {
        second = Math.max(second, comb.score(tempo));
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
