package org.cratetag.dsp.rhythm;

import org.cratetag.dsp.timbre.ShortTermFeatures;

/**
 * Beat extraction of pyAudioAnalysis 0.3.14 (T. Giannakopoulos and A. Pikrakis, Introduction to
 * Audio Analysis, 2014): distances between successive peaks of 18 short-term features, gathered in
 * one histogram of 1 to 40 frames. The tempo has no octave and no more than 40 possible values.
 *
 * @param bpm {@code 1200 / distance in frames} at the histogram's (first) highest place; 1200 when
 *     there are no peaks at all
 * @param ratio share of that place in the histogram, in [0, 1]
 */
public record BeatHistogram(double bpm, double ratio) {
  /** Zero crossings, energy, spectral shape and MFCC 1 to 11; not entropy of energy. */
  private static final int[] FEATURES = {
    0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18
  };

  private static final int LONGEST_FRAMES = (int) Math.round(2 / ShortTermFeatures.FRAME_SECONDS);
  private static final double RATIO_OFFSET = 1e-8;
  private static final double LEAST_THRESHOLD = 1e-16;

  /**
   * Measures the beat.
   *
   * @throws IllegalArgumentException for fewer than two frames
   */
  public static BeatHistogram of(ShortTermFeatures features) {
    if (features.frames() < 2) {
      throw new IllegalArgumentException("beats need two frames, found " + features.frames());
    }
    double[] histogram = new double[LONGEST_FRAMES];
    for (int feature : FEATURES) {
      int[] counts = peakDistances(features.feature(feature));
      for (int i = 0; i < LONGEST_FRAMES; i++) {
        // Divided before it is added: sums rounded in another way could break a tie differently.
        histogram[i] += (double) counts[i] / features.frames();
      }
    }
    int best = 0;
    double sum = 0;
    for (int i = 0; i < LONGEST_FRAMES; i++) {
      sum += histogram[i];
      if (histogram[i] > histogram[best]) {
        best = i;
      }
    }
    double bpm = 60 / ((best + 1) * ShortTermFeatures.FRAME_SECONDS);
    return new BeatHistogram(bpm, histogram[best] / (sum + RATIO_OFFSET));
  }

  /**
   * How often two successive peaks lie {@code index + 1} frames apart. A peak is a maximum from
   * which the curve falls, and before which it rose, by more than twice its mean absolute step (E.
   * Billauer, "peakdet: peak detection using MATLAB", 2012).
   */
  private static int[] peakDistances(double[] curve) {
    double threshold = 2 * meanStep(curve);
    if (threshold <= 0) {
      threshold = LEAST_THRESHOLD;
    }
    int[] counts = new int[LONGEST_FRAMES];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int mostAt = -1;
    int lastPeak = -1;
    boolean seekPeak = true;
    for (int t = 0; t < curve.length; t++) {
      double value = curve[t];
      if (value > most) {
        most = value;
        mostAt = t;
      }
      least = Math.min(least, value);
      if (seekPeak && value < most - threshold) {
        if (lastPeak >= 0 && mostAt - lastPeak <= LONGEST_FRAMES) {
          counts[mostAt - lastPeak - 1]++;
        }
        lastPeak = mostAt;
        least = value;
        seekPeak = false;
      } else if (!seekPeak && value > least + threshold) {
        most = value;
        mostAt = t;
        seekPeak = true;
      }
    }
    return counts;
  }

  private static double meanStep(double[] curve) {
    double sum = 0;
    for (int t = 1; t < curve.length; t++) {
      sum += Math.abs(curve[t - 1] - curve[t]);
    }
    return sum / (curve.length - 1);
  }
}
