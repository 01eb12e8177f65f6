package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A part of a track.
 *
 * @param start where it begins, in whole milliseconds
 * @param maximum how much is decoded at most
 * @param length how much there should be; empty when nobody knows
 */
public record Span(Duration start, Duration maximum, Optional<Duration> length) {
  /**
   * A part of a track.
   *
   * @param place where it lies, within [0, 1]: 0.5 is the centre
   */
  public static Span of(Optional<Duration> track, Duration maximum, double place) {
    if (track.isEmpty() || track.get().compareTo(maximum) <= 0) {
      return new Span(Duration.ZERO, maximum, track);
    }
    Duration start = Duration.ofNanos((long) (track.get().minus(maximum).toNanos() * place));
    return new Span(Duration.ofMillis(start.toMillis()), maximum, Optional.of(maximum));
  }

  /** Whether so many samples are less than half of what it should hold. */
  public boolean isMuchLongerThan(int samples, int sampleRateHz) {
    return (double) samples / sampleRateHz < length.map(d -> d.toNanos() / 2e9).orElse(0.0);
  }

  /** How many samples last so long, rounded up, and one more. */
  public static int samples(Duration duration, int sampleRateHz) {
    double samples = Math.ceil(duration.toNanos() / 1e9 * sampleRateHz) + 1;
    return (int) Math.min(samples, Integer.MAX_VALUE - 16);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(start.toNanos());
    out.writeLong(maximum.toNanos());
    out.writeLong(length.map(Duration::toNanos).orElse(-1L));
  }

  static Span read(DataInput in) throws IOException {
    return new Span(
        Duration.ofNanos(in.readLong()),
        Duration.ofNanos(in.readLong()),
        StreamFacts.optionalNanos(in.readLong()));
  }
}
