package org.cratetag.api.track;

import java.time.Duration;

/**
 * Which part of a track is decoded, and how: the central part, mixed to mono.
 *
 * @param maximum the longest excerpt; a shorter track is decoded whole
 * @param sampleRateHz the rate to resample to
 */
public record Excerpt(Duration maximum, int sampleRateHz) {
  /** The central 150 s at 22,050 Hz. */
  public static final Excerpt DEFAULT = new Excerpt(Duration.ofSeconds(150), 22_050);

  /** Checks the values. */
  public Excerpt {
    if (maximum.isNegative() || maximum.isZero()) {
      throw new IllegalArgumentException("maximum must be positive: " + maximum);
    }
    if (sampleRateHz < 1_000 || sampleRateHz > 384_000) {
      throw new IllegalArgumentException("sampleRateHz out of range: " + sampleRateHz);
    }
  }
}
