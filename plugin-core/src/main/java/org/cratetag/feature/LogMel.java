package org.cratetag.feature;

import java.util.function.DoubleUnaryOperator;
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
    float[] samples = Sound.at(settings.rateHz(), pcm, leastSeconds);
    // A deviation is that of every frame's levels; for all else the greatest and least of them do,
    // and the levels, whose logarithms cost as much as the bands, are those of the columns alone.
    boolean isThinnedLast =
        settings.scaling() == LogMelSettings.Scaling.STANDARD
            && settings.extent() == LogMelSettings.Extent.CLIP;
    Bands bands = bands(samples, settings, isThinnedLast);
    ValueRange range = toLevels(bands, settings);
    ClipScaling.apply(bands.values(), settings.scaling(), range);
    return ClipScaling.toTensor(isThinnedLast ? thinned(bands.values(), settings) : bands.values());
  }

  /**
   * Sums of the spectrum in bands.
   *
   * @param values {@code [bands][frames]} or {@code [bands][columns]}
   * @param range of all frames that the settings measure against, among them those of the columns
   */
  private record Bands(double[][] values, ValueRange range) {}

  private static Bands bands(float[] samples, LogMelSettings settings, boolean ofAllFrames) {
    CentredStft stft = new CentredStft(settings.fftSamples(), settings.hopSamples());
    MelBands mel = mel(settings);
    CentredStft.Frames frames = stft.of(samples);
    int columns = ofAllFrames ? frames.count() : settings.columns().orElse(frames.count());
    double[][] bands = new double[settings.bands()][columns];
    double[] spectrum = new double[stft.bins()];
    double[] column = new double[settings.bands()];
    ValueRange range = ValueRange.NONE;
    int c = 0;
    for (int t = 0; t < frames.count(); t++) {
      boolean isShown = c < columns && frame(c, columns, frames.count()) == t;
      if (!isShown && settings.extent() == LogMelSettings.Extent.COLUMNS) {
        continue;
      }
      frames.power(t, spectrum);
      if (settings.spectrum() == LogMelSettings.Spectrum.MAGNITUDE) {
        for (int k = 0; k < spectrum.length; k++) {
          spectrum[k] = Math.sqrt(spectrum[k]);
        }
      }
      mel.apply(spectrum, column);
      range = range.with(column);
      for (; c < columns && frame(c, columns, frames.count()) == t; c++) {
        for (int band = 0; band < column.length; band++) {
          bands[band][c] = column[band];
        }
      }
    }
    return new Bands(bands, range);
  }

  private static MelBands mel(LogMelSettings settings) {
    return new MelBands(
        settings.bands(),
        settings.fftSamples(),
        settings.rateHz(),
        settings.lowHz(),
        settings.highHz(),
        settings.scale(),
        settings.norm() == LogMelSettings.Norm.SLANEY);
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

  /**
   * Turns sums to levels in place.
   *
   * @return the range of the levels that the sums' range stands for
   */
  private static ValueRange toLevels(Bands bands, LogMelSettings settings) {
    DoubleUnaryOperator level = level(settings);
    double loudest = level.applyAsDouble(bands.range().most());
    for (double[] row : bands.values()) {
      for (int c = 0; c < row.length; c++) {
        row[c] = limited(level.applyAsDouble(row[c]), loudest, settings);
      }
    }
    return new ValueRange(
        limited(level.applyAsDouble(bands.range().least()), loudest, settings),
        limited(loudest, loudest, settings));
  }

  /** Rises with its argument, so that it keeps the order of sums. */
  private static DoubleUnaryOperator level(LogMelSettings settings) {
    if (settings.level() == LogMelSettings.Level.LOG1P) {
      return sum -> Math.log1p(settings.compression() * sum);
    }
    return settings.spectrum() == LogMelSettings.Spectrum.POWER
        ? Decibels::ofPower
        : sum -> Decibels.ofPower(sum * sum);
  }

  private static double limited(double level, double loudest, LogMelSettings settings) {
    return switch (settings.level()) {
      case LOG1P -> level;
      case DB -> Math.max(level, loudest - settings.rangeDb());
      case DB_MAX -> Math.max(level, loudest - settings.rangeDb()) - loudest;
    };
  }
}
