package org.cratetag.dsp.rhythm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Onsets by the rise of mel levels: S. Böck, F. Krebs, M. Schedl, "Evaluating the online
 * capabilities of onset detection methods", ISMIR 2012, as librosa 0.11's {@code onset_strength}
 * and {@code onset_detect} have it with their defaults at 22,050 Hz and hops of 512 samples.
 */
public final class SpectralFlux {
  /** A frame shows what begins half a transform later. */
  private static final int SHIFT_FRAMES = 1 + 2048 / (2 * 512);

  private static final int BEFORE_MAXIMUM = 1;
  private static final int BEFORE_MEAN = 4;
  private static final int AFTER_MEAN = 5;
  private static final int WAIT = 1;
  private static final double DELTA = 0.07;

  private SpectralFlux() {}

  /** How the rises of a frame's bands are joined. */
  public enum Joined {
    /** Their mean. */
    MEAN,
    /** Their median, which a single voice does not move. */
    MEDIAN
  }

  /**
   * Strength of onsets, 0 or above, one value a frame.
   *
   * @param levelsDb {@code [frames][bands]}
   */
  public static double[] strength(double[][] levelsDb, Joined joined) {
    double[] strength = new double[levelsDb.length];
    for (int t = 1; t + SHIFT_FRAMES - 1 < strength.length; t++) {
      double[] rises = new double[levelsDb[t].length];
      for (int band = 0; band < rises.length; band++) {
        rises[band] = Math.max(0, levelsDb[t][band] - levelsDb[t - 1][band]);
      }
      strength[t + SHIFT_FRAMES - 1] =
          joined == Joined.MEAN ? mean(rises, 0, rises.length) : median(rises);
    }
    return strength;
  }

  /** Frames at which something begins, rising. */
  public static List<Integer> onsets(double[] strength) {
    double least = Arrays.stream(strength).min().orElse(0);
    double most = Arrays.stream(strength).max().orElse(0) - least;
    List<Integer> onsets = new ArrayList<>();
    if (!(most > 0)) {
      return onsets;
    }
    int next = 0;
    for (int t = 0; t < strength.length; t++) {
      if (t < next || strength[t] < largest(strength, t - BEFORE_MAXIMUM, t)) {
        continue;
      }
      double mean = mean(strength, t - BEFORE_MEAN, t + AFTER_MEAN);
      if ((strength[t] - least) / most >= (mean - least) / most + DELTA) {
        onsets.add(t);
        next = t + WAIT + 1;
      }
    }
    return onsets;
  }

  private static double largest(double[] values, int from, int to) {
    double largest = values[to];
    for (int i = Math.max(0, from); i < to; i++) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }

  /** Up to, not including, {@code to}; what lies outside is left out. */
  private static double mean(double[] values, int from, int to) {
    int first = Math.max(0, from);
    int last = Math.min(values.length, to);
    double sum = 0;
    for (int i = first; i < last; i++) {
      sum += values[i];
    }
    return sum / (last - first);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
