package org.cratetag.train.deep.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes a picture {@code [channels][bands][frames]} in place. */
record Picture(float[] values, int channels, int bands, int frames) {
  private static final int CURVE_POINTS = 5;

  /** Moves the bands; the outermost one fills the gap. */
  void shift(int by) {
    if (by == 0) {
      return;
    }
    float[] before = values.clone();
    for (int channel = 0; channel < channels; channel++) {
      for (int band = 0; band < bands; band++) {
        int from = Math.max(0, Math.min(bands - 1, band - by));
        System.arraycopy(
            before,
            (channel * bands + from) * frames,
            values,
            (channel * bands + band) * frames,
            frames);
      }
    }
  }

  /** Adds a curve over the bands, drawn at five points with half a cosine between neighbours. */
  void equalise(double largest, SplittableRandom random) {
    double[] points = new double[CURVE_POINTS];
    for (int i = 0; i < points.length; i++) {
      points[i] = largest * (2 * random.nextDouble() - 1);
    }
    for (int band = 0; band < bands; band++) {
      double at = (double) band * (CURVE_POINTS - 1) / Math.max(1, bands - 1);
      int left = Math.min((int) at, CURVE_POINTS - 2);
      double share = 0.5 * (1 - Math.cos(Math.PI * (at - left)));
      float change = (float) (points[left] + share * (points[left + 1] - points[left]));
      for (int channel = 0; channel < channels; channel++) {
        int row = (channel * bands + band) * frames;
        for (int i = row; i < row + frames; i++) {
          values[i] += change;
        }
      }
    }
  }

  /** Replaces stripes by the picture's mean. */
  void mask(
      int bandMasks,
      int bandMaskWidth,
      int frameMasks,
      int frameMaskWidth,
      SplittableRandom random) {
    if (bandMasks + frameMasks == 0) {
      return;
    }
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    float mean = (float) (sum / values.length);
    for (int i = 0; i < bandMasks; i++) {
      int width = random.nextInt(Math.min(bandMaskWidth, bands) + 1);
      int first = random.nextInt(bands - width + 1);
      fill(first, first + width, 0, frames, mean);
    }
    for (int i = 0; i < frameMasks; i++) {
      int width = random.nextInt(Math.min(frameMaskWidth, frames) + 1);
      int first = random.nextInt(frames - width + 1);
      fill(0, bands, first, first + width, mean);
    }
  }

  private void fill(int firstBand, int endBand, int firstFrame, int endFrame, float value) {
    for (int channel = 0; channel < channels; channel++) {
      for (int band = firstBand; band < endBand; band++) {
        int row = (channel * bands + band) * frames;
        Arrays.fill(values, row + firstFrame, row + endFrame, value);
      }
    }
  }
}
