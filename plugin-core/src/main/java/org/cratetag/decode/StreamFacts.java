package org.cratetag.decode;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.api.DecodeException;

/**
 * What a file says of its first audio stream.
 *
 * @param codec ffmpeg's name of the codec
 * @param sampleRateHz samples a second
 * @param channels number of channels
 * @param duration the length the file declares, or that ffmpeg guesses; empty when neither
 * @param durationIsGuess whether the length is only a guess from the bit rate of the first frames
 */
record StreamFacts(
    String codec,
    int sampleRateHz,
    int channels,
    Optional<Duration> duration,
    boolean durationIsGuess) {
  /** Beyond this, a length is a lie: {@code double} and ffmpeg's clock both hold it. */
  private static final double MAXIMUM_SECONDS = 1e7;

  private static final String STREAM = "streams.stream.0.";

  /**
   * Reads the output of {@code ffprobe -of flat}.
   *
   * @param flat lines such as {@code streams.stream.0.codec_name="flac"}
   * @param messages what ffprobe said meanwhile
   * @throws DecodeException when there is no audio stream, or none that makes sense
   */
  static StreamFacts parse(String flat, String messages) throws DecodeException {
    Map<String, String> values = new HashMap<>();
    for (String line : flat.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), unquoted(line.substring(equals + 1).strip()));
      }
    }
    String codec = values.getOrDefault(STREAM + "codec_name", "unknown");
    if (!values.containsKey(STREAM + "channels")) {
      throw new DecodeException("there is no audio stream in it" + Reasons.detail(messages));
    }
    Optional<Duration> duration = seconds(values.get(STREAM + "duration"));
    if (duration.isEmpty()) {
      duration = seconds(values.get("format.duration"));
    }
    return new StreamFacts(
        codec,
        whole(values, "sample_rate", 1_000_000, messages),
        whole(values, "channels", 64, messages),
        duration,
        messages.contains("Estimating duration from bitrate"));
  }

  /** Reads the number of packets from the output of {@code ffprobe -count_packets}. */
  static Optional<Long> parsePackets(String flat) {
    return Optional.of(flat.strip())
        .map(line -> unquoted(line.replace(STREAM + "nb_read_packets=", "")))
        .filter(count -> count.matches("[0-9]{1,9}"))
        .map(Long::parseLong);
  }

  /** How long so many frames of MPEG layer III last: 1152 samples each, 576 at the low rates. */
  Duration mp3Length(long frames) {
    int frameSamples = sampleRateHz >= 32_000 ? 1_152 : 576;
    return Duration.ofNanos(frames * frameSamples * 1_000_000_000L / sampleRateHz);
  }

  private static int whole(Map<String, String> values, String field, int maximum, String messages)
      throws DecodeException {
    String text = values.getOrDefault(STREAM + field, "");
    OptionalLong value =
        text.matches("[0-9]{1,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    if (value.isEmpty() || value.getAsLong() < 1 || value.getAsLong() > maximum) {
      throw new DecodeException(
          "its audio stream makes no sense: "
              + field.replace('_', ' ')
              + " is '"
              + text
              + "'"
              + Reasons.detail(messages));
    }
    return (int) value.getAsLong();
  }

  private static Optional<Duration> seconds(String text) {
    if (text == null || !text.matches("[0-9]{1,8}(\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    double seconds = Double.parseDouble(text);
    return seconds > MAXIMUM_SECONDS
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  private static String unquoted(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
