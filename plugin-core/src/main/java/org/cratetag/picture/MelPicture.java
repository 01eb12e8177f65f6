package org.cratetag.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.Stft;
import org.cratetag.dsp.timbre.MelBands;

/**
 * A log-mel spectrogram as pixels: one row a band with the lowest at the bottom, columns evenly
 * over the time, colour by level in decibels below the loudest.
 */
final class MelPicture {
  static final double LOW_HZ = 30;
  private static final int BANDS = 128;
  private static final double FLOOR_DB = -75;

  private MelPicture() {}

  /**
   * Draws the samples; silence and what is not a number come out in the colour of the floor.
   *
   * @param windowSamples length of the analysis window, a power of two
   * @param columns the widest the image may be; each column holds the mean of its frames
   */
  static BufferedImage of(Pcm pcm, int windowSamples, int hopSamples, int columns) {
    Stft stft = new Stft(hann(windowSamples), hopSamples);
    int rate = pcm.sampleRateHz();
    MelBands mel = new MelBands(BANDS, windowSamples, rate, LOW_HZ, rate / 2.0);
    float[] samples =
        pcm.length() >= windowSamples ? pcm.samples() : Arrays.copyOf(pcm.samples(), windowSamples);
    int frames = stft.frames(samples.length);
    int width = Math.min(columns, frames);
    double[][] power = new double[width][BANDS];
    int[] count = new int[width];
    double[] bands = new double[BANDS];
    stft.forEachFrame(
        samples,
        (frame, spectrum) -> {
          int column = (int) ((long) frame * width / frames);
          count[column]++;
          mel.apply(spectrum, bands);
          for (int band = 0; band < BANDS; band++) {
            power[column][band] += bands[band];
          }
        });
    for (int column = 0; column < width; column++) {
      for (int band = 0; band < BANDS; band++) {
        power[column][band] /= count[column];
      }
    }
    return paint(power);
  }

  /** Where a frequency lies, from 0 at the bottom to 1 at the top. */
  static double height(double hz, int sampleRateHz) {
    double low = MelBands.hzToMel(LOW_HZ);
    return (MelBands.hzToMel(hz) - low) / (MelBands.hzToMel(sampleRateHz / 2.0) - low);
  }

  private static BufferedImage paint(double[][] power) {
    double loudest = 0;
    for (double[] column : power) {
      for (double value : column) {
        loudest = value > loudest && Double.isFinite(value) ? value : loudest;
      }
    }
    BufferedImage image = new BufferedImage(power.length, BANDS, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < power.length; x++) {
      for (int band = 0; band < BANDS; band++) {
        double db = 10 * Math.log10(power[x][band] / loudest);
        double level = db > FLOOR_DB ? Math.min(1, 1 - db / FLOOR_DB) : 0;
        image.setRGB(x, BANDS - 1 - band, ColourScale.rgb(level));
      }
    }
    return image;
  }

  private static double[] hann(int length) {
    double[] window = new double[length];
    for (int n = 0; n < length; n++) {
      window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / length);
    }
    return window;
  }
}
