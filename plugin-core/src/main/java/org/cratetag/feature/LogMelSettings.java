package org.cratetag.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.dsp.timbre.MelScale;

/**
 * Parameters of {@link LogMel}; the name in a pack is in brackets.
 *
 * @param rateHz sample rate that the audio is brought to (rateHz)
 * @param fftSamples length of window and transform, even (fft)
 * @param hopSamples from frame to frame (hop)
 * @param bands number of mel bands (bands)
 * @param lowHz lower edge of the first band (lowHz)
 * @param highHz upper edge of the last band, at most half the rate (highHz)
 * @param scale of the bands (scale: slaney, htk)
 * @param norm of the bands (norm: slaney for unit area, none for height 1)
 * @param spectrum what is summed into bands (spectrum: power, magnitude)
 * @param level of a band (level: db, db-max, log1p)
 * @param rangeDb how far below the loudest band a level in dB may be (rangeDb)
 * @param compression the C of {@code ln(1 + C x)}; without effect on dB (compression)
 * @param columns number of columns that the frames are thinned out to, evenly in time; empty for
 *     every frame (columns: a number, all)
 * @param scaling of the levels (scaling: none, unit, bytes, standard)
 * @param extent what the maximum, the range and the scaling are taken from (extent: clip, columns)
 */
public record LogMelSettings(
    int rateHz,
    int fftSamples,
    int hopSamples,
    int bands,
    double lowHz,
    double highHz,
    MelScale scale,
    Norm norm,
    Spectrum spectrum,
    Level level,
    double rangeDb,
    double compression,
    OptionalInt columns,
    Scaling scaling,
    Extent extent) {
  /**
   * librosa's defaults at 22,050 Hz: every frame, power in dB below the clip's maximum, 80 dB deep.
   */
  public static final LogMelSettings DEFAULT =
      new LogMelSettings(
          22_050,
          2048,
          512,
          128,
          0,
          11_025,
          MelScale.SLANEY,
          Norm.SLANEY,
          Spectrum.POWER,
          Level.DB_MAX,
          80,
          1,
          OptionalInt.empty(),
          Scaling.NONE,
          Extent.CLIP);

  /**
   * The definition of the published GTZAN pictures, as numbers in [0, 1]: grey value / 255, with
   * the bottom row of the picture first.
   */
  public static final LogMelSettings GTZAN_MEL =
      DEFAULT.withColumns(OptionalInt.of(387)).withScaling(Scaling.BYTES);

  /** Height of a band. */
  public enum Norm {
    /** Unit area over frequency in Hz. */
    SLANEY,
    /** Height 1. */
    NONE
  }

  /** What is summed into bands. */
  public enum Spectrum {
    /** Squared magnitudes. */
    POWER,
    /** Magnitudes. */
    MAGNITUDE
  }

  /** How the level of a band is told. */
  public enum Level {
    /** Decibels of 1. */
    DB,
    /** Decibels of the clip's loudest band. */
    DB_MAX,
    /** {@code ln(1 + C x)}. */
    LOG1P
  }

  /** What the columns are measured against. */
  public enum Extent {
    /** Every frame of the clip, shown or not. */
    CLIP,
    /** The frames that are shown; others are not computed, which takes a share of the time. */
    COLUMNS
  }

  /** What is done with the levels at last. */
  public enum Scaling {
    /** Nothing. */
    NONE,
    /** The least becomes 0, the most 1; all 0 when they are equal. */
    UNIT,
    /** As {@link #UNIT}, rounded to 255ths: what an 8-bit picture keeps. */
    BYTES,
    /** Mean 0, standard deviation 1; all 0 when there is no deviation. */
    STANDARD
  }

  public LogMelSettings {
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(norm, "norm");
    Objects.requireNonNull(spectrum, "spectrum");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(extent, "extent");
    if (fftSamples % 2 != 0) {
      throw new IllegalArgumentException("fft must be even, found " + fftSamples);
    }
    if (!(lowHz < highHz && highHz <= rateHz / 2.0)) {
      throw new IllegalArgumentException(
          "lowHz, highHz and half the rate must rise: "
              + lowHz
              + ", "
              + highHz
              + ", "
              + rateHz / 2.0);
    }
  }

  /**
   * Reads a front-end's parameters.
   *
   * @throws IllegalArgumentException when it is no {@code logmel/1} without windows, or a parameter
   *     is unknown or out of range
   */
  public static LogMelSettings of(FrontEnd frontEnd) {
    Parameters read = new Parameters(frontEnd, LogMel.ID);
    int rateHz = read.integer("rateHz", DEFAULT.rateHz, 4_000, 96_000);
    LogMelSettings settings =
        new LogMelSettings(
            rateHz,
            read.integer("fft", DEFAULT.fftSamples, 64, 16_384),
            read.integer("hop", DEFAULT.hopSamples, 16, 16_384),
            read.integer("bands", DEFAULT.bands, 1, 512),
            read.number("lowHz", 0, 0, 48_000),
            read.number("highHz", rateHz / 2.0, 0, 48_000),
            read.choice("scale", DEFAULT.scale),
            read.choice("norm", DEFAULT.norm),
            read.choice("spectrum", DEFAULT.spectrum),
            read.choice("level", DEFAULT.level),
            read.number("rangeDb", DEFAULT.rangeDb, 1, 300),
            read.number("compression", DEFAULT.compression, 1e-6, 1e12),
            read.integerOrAll("columns", DEFAULT.columns, 1, 8_192),
            read.choice("scaling", DEFAULT.scaling),
            read.choice("extent", DEFAULT.extent));
    read.requireNoOthers();
    return settings;
  }

  /** The front-end, with every parameter said. */
  public FrontEnd toFrontEnd() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("rateHz", Integer.toString(rateHz));
    parameters.put("fft", Integer.toString(fftSamples));
    parameters.put("hop", Integer.toString(hopSamples));
    parameters.put("bands", Integer.toString(bands));
    parameters.put("lowHz", Parameters.number(lowHz));
    parameters.put("highHz", Parameters.number(highHz));
    parameters.put("scale", Parameters.name(scale));
    parameters.put("norm", Parameters.name(norm));
    parameters.put("spectrum", Parameters.name(spectrum));
    parameters.put("level", Parameters.name(level));
    parameters.put("rangeDb", Parameters.number(rangeDb));
    parameters.put("compression", Parameters.number(compression));
    parameters.put("columns", columns.isEmpty() ? "all" : Integer.toString(columns.getAsInt()));
    parameters.put("scaling", Parameters.name(scaling));
    parameters.put("extent", Parameters.name(extent));
    return new FrontEnd(LogMel.ID, parameters);
  }

  /** The same with another number of columns. */
  public LogMelSettings withColumns(OptionalInt columns) {
    return with(columns, scaling, extent);
  }

  /** The same with another scaling. */
  public LogMelSettings withScaling(Scaling scaling) {
    return with(columns, scaling, extent);
  }

  /** The same measured against another extent. */
  public LogMelSettings withExtent(Extent extent) {
    return with(columns, scaling, extent);
  }

  private LogMelSettings with(OptionalInt columns, Scaling scaling, Extent extent) {
    return new LogMelSettings(
        rateHz,
        fftSamples,
        hopSamples,
        bands,
        lowHz,
        highHz,
        scale,
        norm,
        spectrum,
        level,
        rangeDb,
        compression,
        columns,
        scaling,
        extent);
  }
}
