package org.cratetag.decode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a track.
 *
 * @param start where it begins
 * @param maximum how much is decoded at most
 * @param length how much there should be; empty when nobody knows
 */
record Span(Duration start, Duration maximum, Optional<Duration> length) {
  /** The centre of a track. */
  static Span central(Optional<Duration> track, Duration maximum) {
    if (track.isEmpty() || track.get().compareTo(maximum) <= 0) {
      return new Span(Duration.ZERO, maximum, track);
    }
    return new Span(track.get().minus(maximum).dividedBy(2), maximum, Optional.of(maximum));
  }

  /** ffmpeg's options for the input. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (!start.isZero()) {
      options.addAll(List.of("-ss", start.toMillis() + "ms"));
    }
    options.addAll(List.of("-t", maximum.toMillis() + "ms"));
    return options;
  }

  /** How many samples it probably has; 0 when nobody knows. */
  int samples(Optional<Duration> track, int sampleRateHz) {
    return track.isEmpty() ? 0 : samples(length.orElse(Duration.ZERO), sampleRateHz);
  }

  /** How many samples last so long, rounded up, and one more. */
  static int samples(Duration duration, int sampleRateHz) {
    double samples = Math.ceil(duration.toNanos() / 1e9 * sampleRateHz) + 1;
    return (int) Math.min(samples, Integer.MAX_VALUE - 16);
  }
}
