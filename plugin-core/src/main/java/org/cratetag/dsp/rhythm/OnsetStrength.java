package org.cratetag.dsp.rhythm;

import java.util.Arrays;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.Stft;
import org.cratetag.dsp.spectrum.Window;

/**
 * How strongly something begins at each moment, in four frequency ranges: the half-wave rectified
 * rise of logarithmic band energies, less its local mean.
 *
 * <p>Log-compressed spectral flux after A. Klapuri, A. Eronen, J. Astola, "Analysis of the meter of
 * acoustic musical signals", IEEE Trans. ASLP 14(1), 2006, section II-A (several ranges are kept
 * apart, so that a hat does not drown in a bass line); the rise is taken over two frames after S.
 * Böck, G. Widmer, "Maximum filter vibrato suppression for onset detection", DAFx 2013; each band
 * is measured against its own mean in the track, as in the whitening of D. Stowell, M. Plumbley,
 * ICMC 2007, so that neither gain nor equalisation matters.
 *
 * <p>Silence gives zeros. A frame that holds NaN or infinity counts as silent.
 */
final class OnsetStrength {
  /** Number of frequency ranges. */
  static final int RANGES = 4;

  private static final double[] BAND_EDGES_HZ = {
    30, 65, 110, 160, 220, 300, 400, 520, 660, 840, 1_080, 1_400, 1_800, 2_350, 3_000, 3_900, 5_000,
    6_500, 8_200, 10_500
  };

  /** First band of each range: kick and bass, low mids, high mids, treble. */
  private static final int[] RANGE_EDGES = {0, 3, 7, 13, BAND_EDGES_HZ.length - 1};

  private static final double HOP_SECONDS = 256.0 / 22_050;
  private static final int RISE_FRAMES = 2;
  private static final double COMPRESSION = 1_000;
  private static final double LOCAL_MEAN_SECONDS = 0.5;

  /**
   * A band below this share of the mean band is mostly leakage, and is not raised to the others.
   */
  private static final double FLOOR = 1e-3;

  private final float[][] ranges;
  private final double frameRateHz;

  private OnsetStrength(float[][] ranges, double frameRateHz) {
    this.ranges = ranges;
    this.frameRateHz = frameRateHz;
  }

  /** Measures a signal; frames are about 11.6 ms apart. */
  static OnsetStrength of(Pcm pcm) {
    int hopSamples = (int) Math.max(1, Math.round(HOP_SECONDS * pcm.sampleRateHz()));
    int windowSamples = Math.max(16, Integer.highestOneBit(3 * hopSamples));
    Stft stft = new Stft(Window.hann(windowSamples), hopSamples);
    float[][] bands = bandPower(stft, pcm);
    compress(bands);
    double frameRateHz = (double) pcm.sampleRateHz() / hopSamples;
    float[][] ranges = new float[RANGES][];
    for (int range = 0; range < RANGES; range++) {
      float[] rise = rise(bands, RANGE_EDGES[range], RANGE_EDGES[range + 1]);
      int halfWidth = (int) Math.round(LOCAL_MEAN_SECONDS * frameRateHz / 2);
      ranges[range] = aboveLocalMean(rise, halfWidth);
    }
    return new OnsetStrength(ranges, frameRateHz);
  }

  /** Values of one range by frame, not negative. Read only by agreement. */
  float[] range(int range) {
    return ranges[range];
  }

  /**
   * Sum of the ranges' variances. Music lies above 2.5; the ripple that the window's leakage leaves
   * of a steady tone from 40 Hz up lies below 1.5.
   */
  double variance() {
    double sum = 0;
    for (float[] range : ranges) {
      double mean = 0;
      double square = 0;
      for (float value : range) {
        mean += value;
        square += (double) value * value;
      }
      mean /= Math.max(1, range.length);
      sum += square / Math.max(1, range.length) - mean * mean;
    }
    return sum;
  }

  /** Number of frames. */
  int frames() {
    return ranges[0].length;
  }

  /** Frames a second. */
  double frameRateHz() {
    return frameRateHz;
  }

  /** {@code [bands][frames]}: energies between the band edges, each band at least one bin wide. */
  private static float[][] bandPower(Stft stft, Pcm pcm) {
    int[] edges = new int[BAND_EDGES_HZ.length];
    double hzPerBin = stft.binHz(1, pcm.sampleRateHz());
    for (int i = 0; i < edges.length; i++) {
      int bin = (int) Math.round(BAND_EDGES_HZ[i] / hzPerBin);
      edges[i] = Math.min(stft.bins(), Math.max(bin, i == 0 ? 1 : edges[i - 1] + 1));
    }
    float[][] bands = new float[edges.length - 1][stft.frames(pcm.length())];
    stft.forEachBatch(
        pcm.samples(),
        (first, count, power) -> {
          for (int band = 0; band < bands.length; band++) {
            float[] sum = new float[power[0].length];
            for (int bin = edges[band]; bin < edges[band + 1]; bin++) {
              add(power[bin], sum);
            }
            for (int t = 0; t < count; t++) {
              bands[band][first + t] = sum[t] <= Float.MAX_VALUE ? sum[t] : 0;
            }
          }
        });
    return bands;
  }

  private static void add(float[] values, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  private static void compress(float[][] bands) {
    double[] means = new double[bands.length];
    for (int band = 0; band < bands.length; band++) {
      double sum = 0;
      for (float power : bands[band]) {
        sum += power;
      }
      means[band] = sum / Math.max(1, bands[band].length);
    }
    double floor = FLOOR * Arrays.stream(means).average().orElse(0);
    for (int band = 0; band < bands.length; band++) {
      double mean = means[band] + floor;
      double scale = mean > 0 ? COMPRESSION / mean : 0;
      float[] row = bands[band];
      for (int t = 0; t < row.length; t++) {
        row[t] = (float) Math.log(1 + scale * row[t]);
      }
    }
  }

  private static float[] rise(float[][] bands, int fromBand, int toBand) {
    float[] rise = new float[Math.max(0, bands[0].length - RISE_FRAMES)];
    for (int band = fromBand; band < toBand; band++) {
      float[] row = bands[band];
      for (int t = 0; t < rise.length; t++) {
        rise[t] += Math.max(0, row[t + RISE_FRAMES] - row[t]);
      }
    }
    return rise;
  }

  private static float[] aboveLocalMean(float[] values, int halfWidth) {
    float[] above = new float[values.length];
    double width = 2 * halfWidth + 1;
    double sum = 0;
    for (int t = 0; t < Math.min(halfWidth, values.length); t++) {
      sum += values[t];
    }
    for (int t = 0; t < values.length; t++) {
      if (t + halfWidth < values.length) {
        sum += values[t + halfWidth];
      }
      if (t - halfWidth - 1 >= 0) {
        sum -= values[t - halfWidth - 1];
      }
      above[t] = (float) Math.max(0, values[t] - sum / width);
    }
    return above;
  }
}
