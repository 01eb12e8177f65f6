package org.cratetag.api.track;

import java.time.Duration;
import java.util.Objects;

/**
 * Which part of a track is decoded, and how.
 *
 * @param maximum the longest excerpt; a shorter track is decoded whole
 * @param sampleRateHz the rate to resample to, within [1,000, 384,000]
 * @param channels how channels are mixed
 * @param place where the excerpt lies in a longer track, within [0, 1]: 0 at its beginning, 0.5 in
 *     the middle, 1 at its end
 */
public record Excerpt(Duration maximum, int sampleRateHz, Channels channels, double place) {
  /** The central 150 s at 22,050 Hz, mixed to mono. */
  public static final Excerpt DEFAULT = new Excerpt(Duration.ofSeconds(150), 22_050);

  private static final double MIDDLE = 0.5;

  public Excerpt {
    if (maximum.isNegative() || maximum.isZero()) {
      throw new IllegalArgumentException("maximum must be positive: " + maximum);
    }
    if (sampleRateHz < 1_000 || sampleRateHz > 384_000) {
      throw new IllegalArgumentException("sampleRateHz out of range: " + sampleRateHz);
    }
    Objects.requireNonNull(channels, "channels");
    if (!(place >= 0 && place <= 1)) {
      throw new IllegalArgumentException("place must be within [0, 1], found " + place);
    }
  }

  /** The central part, mixed to mono. */
  public Excerpt(Duration maximum, int sampleRateHz) {
    this(maximum, sampleRateHz, Channels.MONO, MIDDLE);
  }
}
