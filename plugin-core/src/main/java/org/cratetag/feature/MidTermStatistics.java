package org.cratetag.feature;

import org.cratetag.dsp.timbre.ShortTermFeatures;

/**
 * Mean and population standard deviation of each short-term feature over windows of 1 s (20 frames,
 * the last window may hold fewer) without overlap, each averaged over all windows: the mid-term and
 * long-term averaging of pyAudioAnalysis 0.3.14.
 */
final class MidTermStatistics {
  /** {@code round(22050 / 1102)}. */
  static final int WINDOW_FRAMES = 20;

  private MidTermStatistics() {}

  /** Writes the means, then the deviations, from the start of {@code target}. */
  static void write(ShortTermFeatures features, double[] target) {
    int windows = (features.frames() + WINDOW_FRAMES - 1) / WINDOW_FRAMES;
    for (int feature = 0; feature < ShortTermFeatures.COUNT; feature++) {
      double[] curve = features.feature(feature);
      double means = 0;
      double deviations = 0;
      for (int from = 0; from < curve.length; from += WINDOW_FRAMES) {
        int to = Math.min(from + WINDOW_FRAMES, curve.length);
        double mean = mean(curve, from, to);
        means += mean;
        deviations += deviation(curve, from, to, mean);
      }
      target[feature] = means / windows;
      target[ShortTermFeatures.COUNT + feature] = deviations / windows;
    }
  }

  private static double mean(double[] curve, int from, int to) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += curve[t];
    }
    return sum / (to - from);
  }

  private static double deviation(double[] curve, int from, int to, double mean) {
    double squares = 0;
    for (int t = from; t < to; t++) {
      squares += (curve[t] - mean) * (curve[t] - mean);
    }
    return Math.sqrt(squares / (to - from));
  }
}
