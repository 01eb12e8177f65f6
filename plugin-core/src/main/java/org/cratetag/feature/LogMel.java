package org.cratetag.feature;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.spectrum.Decibels;
import org.cratetag.dsp.timbre.MelBands;

/**
 * The front-end {@code logmel/1}: the level of mel bands over time, {@code [bands][columns]}, the
 * lowest band first. See {@link LogMelSettings} for its parameters.
 *
 * <p>With the default parameters the values are those of librosa 0.11's {@code
 * power_to_db(melspectrogram(y), ref=max)}. Where the columns are fewer than the frames, column
 * {@code c} is frame {@code floor((c + 1/2) frames / columns)}. Levels in dB below the maximum, and
 * all levels in dB after scaling, do not depend on gain unless the music is so quiet that powers
 * fall below {@value Decibels#LEAST_POWER}. Every value is finite. Safe for use by several threads.
 */
public final class LogMel implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = "logmel/1";

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.id().equals(ID) && FrontEnds.findTrouble(frontEnd).isEmpty();
  }

  /**
   * Computes the levels.
   *
   * @throws TrackException when the audio is shorter than a frame, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for a front-end that is not supported: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    LogMelSettings settings = LogMelSettings.of(frontEnd);
    double leastSeconds = (double) settings.fftSamples() / settings.rateHz();
    float[] samples = Sound.at(settings.rateHz(), pcm, ID, leastSeconds);
    boolean isThinnedFirst = settings.extent() == LogMelSettings.Extent.COLUMNS;
    double[][] levels = bands(samples, settings, isThinnedFirst);
    toLevels(levels, settings);
    ClipScaling.apply(levels, settings.scaling());
    return ClipScaling.toTensor(isThinnedFirst ? levels : thinned(levels, settings));
  }

  /** Sums of the spectrum, {@code [bands][frames]} or {@code [bands][columns]}. */
  private static double[][] bands(float[] samples, LogMelSettings settings, boolean ofColumnsOnly) {
    CentredStft stft = new CentredStft(settings.fftSamples(), settings.hopSamples());
    MelBands mel =
        new MelBands(
            settings.bands(),
            settings.fftSamples(),
            settings.rateHz(),
            settings.lowHz(),
            settings.highHz(),
            settings.scale(),
            settings.norm() == LogMelSettings.Norm.SLANEY);
    CentredStft.Frames frames = stft.of(samples);
    int columns = ofColumnsOnly ? settings.columns().orElse(frames.count()) : frames.count();
    double[][] bands = new double[settings.bands()][columns];
    double[] spectrum = new double[stft.bins()];
    double[] column = new double[settings.bands()];
    for (int c = 0; c < columns; c++) {
      frames.power(frame(c, columns, frames.count()), spectrum);
      if (settings.spectrum() == LogMelSettings.Spectrum.MAGNITUDE) {
        for (int k = 0; k < spectrum.length; k++) {
          spectrum[k] = Math.sqrt(spectrum[k]);
        }
      }
      mel.apply(spectrum, column);
      for (int band = 0; band < column.length; band++) {
        bands[band][c] = column[band];
      }
    }
    return bands;
  }

  private static double[][] thinned(double[][] levels, LogMelSettings settings) {
    int frames = levels[0].length;
    int columns = settings.columns().orElse(frames);
    double[][] thinned = new double[levels.length][columns];
    for (int band = 0; band < levels.length; band++) {
      for (int c = 0; c < columns; c++) {
        thinned[band][c] = levels[band][frame(c, columns, frames)];
      }
    }
    return thinned;
  }

  /** The frame in the middle of a column. */
  static int frame(int column, int columns, int frames) {
    return (int) ((2L * column + 1) * frames / (2L * columns));
  }

  private static void toLevels(double[][] bands, LogMelSettings settings) {
    boolean isPower = settings.spectrum() == LogMelSettings.Spectrum.POWER;
    for (double[] row : bands) {
      for (int c = 0; c < row.length; c++) {
        row[c] =
            settings.level() == LogMelSettings.Level.LOG1P
                ? Math.log1p(settings.compression() * row[c])
                : Decibels.ofPower(isPower ? row[c] : row[c] * row[c]);
      }
    }
    if (settings.level() == LogMelSettings.Level.LOG1P) {
      return;
    }
    double loudest = Decibels.limit(bands, settings.rangeDb());
    if (settings.level() == LogMelSettings.Level.DB_MAX) {
      for (double[] row : bands) {
        for (int c = 0; c < row.length; c++) {
          row[c] -= loudest;
        }
      }
    }
  }
}
