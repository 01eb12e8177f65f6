package org.cratetag.feature;

import java.util.Map;
import org.cratetag.api.track.FrontEnd;

/**
 * Parameters of {@link TimbreSequence}; the name in a pack is in brackets.
 *
 * @param segments number of segments (segments)
 * @param coefficients number of cepstral coefficients of a segment, at most 128 (coefficients)
 */
public record TimbreSequenceSettings(int segments, int coefficients) {
  /** 512 segments of 20 coefficients. */
  public static final TimbreSequenceSettings DEFAULT = new TimbreSequenceSettings(512, 20);

  /**
   * Reads a front-end's parameters.
   *
   * @throws IllegalArgumentException when it is no {@code timbre-sequence/1} without windows, or a
   *     parameter is unknown or out of range
   */
  public static TimbreSequenceSettings of(FrontEnd frontEnd) {
    Parameters read = new Parameters(frontEnd, TimbreSequence.ID);
    TimbreSequenceSettings settings =
        new TimbreSequenceSettings(
            read.integer("segments", DEFAULT.segments, 1, 8_192),
            read.integer("coefficients", DEFAULT.coefficients, 1, 128));
    read.requireNoOthers();
    return settings;
  }

  /** The front-end, with every parameter said. */
  public FrontEnd toFrontEnd() {
    return new FrontEnd(
        TimbreSequence.ID,
        Map.of(
            "segments", Integer.toString(segments),
            "coefficients", Integer.toString(coefficients)));
  }
}
