package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a file says of its first audio stream.
 *
 * @param codec FFmpeg's name of the codec
 * @param sampleRateHz samples a second
 * @param channels number of channels
 * @param duration the length the file declares, or that FFmpeg guesses; empty when neither
 * @param durationIsGuess whether the length is only a guess from the bit rate of the first frames
 */
public record StreamFacts(
    String codec,
    int sampleRateHz,
    int channels,
    Optional<Duration> duration,
    boolean durationIsGuess) {
  private static final int MAXIMUM_SAMPLE_RATE_HZ = 1_000_000;
  private static final int MAXIMUM_CHANNELS = 64;

  /** Beyond this, a length is a lie. */
  private static final Duration MAXIMUM_DURATION = Duration.ofSeconds(10_000_000);

  /**
   * Leaves a length out that cannot be true.
   *
   * @throws DecodingFault when there can be no sound in such a stream
   */
  static StreamFacts checked(
      String codec, int sampleRateHz, int channels, Optional<Duration> duration, boolean isGuess)
      throws DecodingFault {
    check("sample rate", sampleRateHz, MAXIMUM_SAMPLE_RATE_HZ);
    check("number of channels", channels, MAXIMUM_CHANNELS);
    return new StreamFacts(
        codec,
        sampleRateHz,
        channels,
        duration.filter(d -> !d.isNegative() && d.compareTo(MAXIMUM_DURATION) <= 0),
        isGuess);
  }

  private static void check(String field, int value, int maximum) throws DecodingFault {
    if (value < 1 || value > maximum) {
      throw new DecodingFault("its audio stream makes no sense: its " + field + " is " + value);
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(codec);
    out.writeInt(sampleRateHz);
    out.writeInt(channels);
    out.writeLong(duration.map(Duration::toNanos).orElse(-1L));
    out.writeBoolean(durationIsGuess);
  }

  static StreamFacts read(DataInput in) throws IOException {
    return new StreamFacts(
        in.readUTF(), in.readInt(), in.readInt(), optionalNanos(in.readLong()), in.readBoolean());
  }

  static Optional<Duration> optionalNanos(long nanos) {
    return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }
}
