package org.cratetag.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.cratetag.api.track.FrontEnd;

/**
 * Parameters of {@link SpectrogramImage}; the name in a pack is in brackets.
 *
 * @param rateHz sample rate that the audio is brought to (rateHz)
 * @param fftSamples length of window and transform, even (fft)
 * @param hopSamples from frame to frame (hop)
 * @param width pixels in time (width)
 * @param height pixels in frequency (height)
 * @param axis of frequency (axis: linear, log)
 * @param lowHz lower edge of the lowest row; above 0 on a logarithmic axis (lowHz)
 * @param highHz upper edge of the highest row, at most half the rate (highHz)
 * @param rangeDb how far below the loudest pixel the darkest lies (rangeDb)
 * @param colours of the levels (colours: grey, jet, cubehelix)
 */
public record SpectrogramImageSettings(
    int rateHz,
    int fftSamples,
    int hopSamples,
    int width,
    int height,
    Axis axis,
    double lowHz,
    double highHz,
    double rangeDb,
    ColourMap colours) {
  private static final double LOWEST_LOG_HZ = 30;

  /** How frequency runs up the picture. */
  public enum Axis {
    /** Equal steps in hertz. */
    LINEAR,
    /** Equal steps in octaves. */
    LOG
  }

  public SpectrogramImageSettings {
    Objects.requireNonNull(axis, "axis");
    Objects.requireNonNull(colours, "colours");
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
    if (axis == Axis.LOG && lowHz <= 0) {
      throw new IllegalArgumentException("lowHz must be above 0 on a logarithmic axis");
    }
  }

  /** A picture of the whole range of 22,050 Hz, 80 dB deep, in the colours of jet. */
  public static SpectrogramImageSettings of(int width, int height, Axis axis) {
    double lowHz = axis == Axis.LOG ? LOWEST_LOG_HZ : 0;
    return new SpectrogramImageSettings(
        22_050, 2048, 512, width, height, axis, lowHz, 11_025, 80, ColourMap.JET);
  }

  /**
   * Reads a front-end's parameters.
   *
   * @throws IllegalArgumentException when it is no {@code spectrogram-image/1} without windows, or
   *     a parameter is unknown or out of range
   */
  public static SpectrogramImageSettings of(FrontEnd frontEnd) {
    Parameters read = new Parameters(frontEnd, SpectrogramImage.ID);
    int rateHz = read.integer("rateHz", 22_050, 4_000, 96_000);
    Axis axis = read.choice("axis", Axis.LINEAR);
    SpectrogramImageSettings settings =
        new SpectrogramImageSettings(
            rateHz,
            read.integer("fft", 2048, 64, 16_384),
            read.integer("hop", 512, 16, 16_384),
            read.integer("width", 224, 1, 2_048),
            read.integer("height", 224, 1, 2_048),
            axis,
            read.number("lowHz", axis == Axis.LOG ? LOWEST_LOG_HZ : 0, 0, 48_000),
            read.number("highHz", rateHz / 2.0, 0, 48_000),
            read.number("rangeDb", 80, 1, 300),
            read.choice("colours", ColourMap.JET));
    read.requireNoOthers();
    return settings;
  }

  /** The front-end, with every parameter said. */
  public FrontEnd toFrontEnd() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("rateHz", Integer.toString(rateHz));
    parameters.put("fft", Integer.toString(fftSamples));
    parameters.put("hop", Integer.toString(hopSamples));
    parameters.put("width", Integer.toString(width));
    parameters.put("height", Integer.toString(height));
    parameters.put("axis", Parameters.name(axis));
    parameters.put("lowHz", Parameters.number(lowHz));
    parameters.put("highHz", Parameters.number(highHz));
    parameters.put("rangeDb", Parameters.number(rangeDb));
    parameters.put("colours", Parameters.name(colours));
    return new FrontEnd(SpectrogramImage.ID, parameters);
  }
}
