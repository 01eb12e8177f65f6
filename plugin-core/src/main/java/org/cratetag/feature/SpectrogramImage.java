package org.cratetag.feature;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.spectrum.Decibels;
import org.cratetag.dsp.spectrum.FrequencyRows;

/**
 * The front-end {@code spectrogram-image/1}: a coloured picture of the spectrum over time, {@code
 * [3][height][width]}, red, green and blue within [0, 1], the highest frequency in row 0. See
 * {@link SpectrogramImageSettings} for its parameters.
 *
 * <p>Column {@code c} shows frame {@code floor((c + 1/2) frames / width)} of librosa's {@code
 * stft}, and only those frames are computed. A row is the mean power over its range of frequencies
 * ({@link FrequencyRows}) in dB below the loudest pixel. Gain changes nothing. Every value is
 * finite. Safe for use by several threads.
 */
public final class SpectrogramImage implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = "spectrogram-image/1";

  private static final int COLOURS = 3;

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.id().equals(ID) && FrontEnds.findTrouble(frontEnd).isEmpty();
  }

  /**
   * Computes the picture.
   *
   * @throws TrackException when the audio is shorter than a frame, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for a front-end that is not supported: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    SpectrogramImageSettings settings = SpectrogramImageSettings.of(frontEnd);
    double leastSeconds = (double) settings.fftSamples() / settings.rateHz();
    float[] samples = Sound.at(settings.rateHz(), pcm, leastSeconds);
    double[][] levels = levels(samples, settings);
    double loudest = Decibels.limit(levels, settings.rangeDb());
    int height = settings.height();
    int width = settings.width();
    float[] values = new float[COLOURS * height * width];
    double[] rgb = new double[COLOURS];
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < height; row++) {
        double level = 1 + (levels[column][row] - loudest) / settings.rangeDb();
        settings.colours().apply(level, rgb);
        for (int colour = 0; colour < COLOURS; colour++) {
          values[(colour * height + row) * width + column] = (float) rgb[colour];
        }
      }
    }
    return new FeatureTensor(values, COLOURS, height, width);
  }

  /** Levels in dB, {@code [width][height]}, the highest frequency first. */
  private static double[][] levels(float[] samples, SpectrogramImageSettings settings) {
    CentredStft stft = new CentredStft(settings.fftSamples(), settings.hopSamples());
    FrequencyRows rows =
        new FrequencyRows(
            settings.height(),
            settings.fftSamples(),
            settings.rateHz(),
            settings.lowHz(),
            settings.highHz(),
            settings.axis() == SpectrogramImageSettings.Axis.LOG);
    CentredStft.Frames frames = stft.of(samples);
    double[][] levels = new double[settings.width()][settings.height()];
    double[] power = new double[stft.bins()];
    for (int column = 0; column < levels.length; column++) {
      frames.power(LogMel.frame(column, levels.length, frames.count()), power);
      rows.apply(power, levels[column]);
      for (int row = 0; row < levels[column].length; row++) {
        levels[column][row] = Decibels.ofPower(levels[column][row]);
      }
    }
    return levels;
  }
}
