package org.cratetag.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.cratetag.api.track.FrontEnd;

/**
 * Parameters of {@link MfccSequence}; the name in a pack is in brackets.
 *
 * @param rateHz sample rate that the audio is brought to (rateHz)
 * @param fftSamples length of window and transform, even (fft)
 * @param hopSamples from frame to frame (hop)
 * @param bands number of mel bands from 0 Hz to half the rate (bands)
 * @param coefficients number of coefficients from 0 on, at most the bands (coefficients)
 * @param segments number of segments of equal length whose frames are averaged; empty for every
 *     frame (segments: a number, all)
 * @param deltas orders of change over the segments that are added: 0, 1 or 2 (deltas)
 */
public record MfccSequenceSettings(
    int rateHz,
    int fftSamples,
    int hopSamples,
    int bands,
    int coefficients,
    OptionalInt segments,
    int deltas) {
  /** 30 segments of 30 coefficients, otherwise librosa's defaults: the recurrent study's input. */
  public static final MfccSequenceSettings DEFAULT =
      new MfccSequenceSettings(22_050, 2048, 512, 128, 30, OptionalInt.of(30), 0);

  public MfccSequenceSettings {
    Objects.requireNonNull(segments, "segments");
    if (fftSamples % 2 != 0) {
      throw new IllegalArgumentException("fft must be even, found " + fftSamples);
    }
    if (coefficients < 1 || coefficients > bands) {
      throw new IllegalArgumentException(
          "coefficients must be within [1, " + bands + "], found " + coefficients);
    }
  }

  /**
   * Reads a front-end's parameters.
   *
   * @throws IllegalArgumentException when it is no {@code mfcc-sequence/1} without windows, or a
   *     parameter is unknown or out of range
   */
  public static MfccSequenceSettings of(FrontEnd frontEnd) {
    Parameters read = new Parameters(frontEnd, MfccSequence.ID);
    MfccSequenceSettings settings =
        new MfccSequenceSettings(
            read.integer("rateHz", DEFAULT.rateHz, 4_000, 96_000),
            read.integer("fft", DEFAULT.fftSamples, 64, 16_384),
            read.integer("hop", DEFAULT.hopSamples, 16, 16_384),
            read.integer("bands", DEFAULT.bands, 1, 512),
            read.integer("coefficients", DEFAULT.coefficients, 1, 512),
            read.integerOrAll("segments", DEFAULT.segments, 1, 8_192),
            read.integer("deltas", DEFAULT.deltas, 0, 2));
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
    parameters.put("coefficients", Integer.toString(coefficients));
    parameters.put("segments", segments.isEmpty() ? "all" : Integer.toString(segments.getAsInt()));
    parameters.put("deltas", Integer.toString(deltas));
    return new FrontEnd(MfccSequence.ID, parameters);
  }
}
