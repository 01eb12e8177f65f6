package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is found by seeking is what lies there when everything is decoded. WMA is left out: it may
 * be off by a packet of many frames.
 */
class SeekTest {
  private static final int RATE_HZ = 44_100;

  /** FFmpeg is 10 ms off in Ogg Vorbis, a frame of mp3 at the low rates. */
  private static final int TOLERANCE = RATE_HZ * 30 / 1_000;

  /** A decoder needs some frames until its state is that of a whole run. */
  private static final int WARM_UP = RATE_HZ / 4;

  private static final int COMPARED = RATE_HZ / 2;

  private final FfmpegDecoder decoder =
      new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(30));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"MP3", "FLAC", "OGG_VORBIS", "OPUS", "M4A", "WAV", "AIFF"})
  void excerptIsAPartOfTheWhole(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "chord", format, 12);
    DecodedAudio part = decode(file, format, 4);
    float[] whole = decode(file, format, 60).pcm().samples();
    int start = (int) Math.round(part.start().toNanos() / 1e9 * RATE_HZ);
    assertThat(Math.abs(bestLag(part.pcm().samples(), whole, start)))
        .isLessThanOrEqualTo(TOLERANCE);
  }

  private DecodedAudio decode(Path file, AudioFormat format, int seconds) throws Exception {
    return decoder.decode(
        FfmpegDecoderTest.audioFile(file, format),
        new Excerpt(Duration.ofSeconds(seconds), RATE_HZ));
  }

  /** The shift by which the part fits the whole best. */
  private static int bestLag(float[] part, float[] whole, int start) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int lag = -2 * TOLERANCE; lag <= 2 * TOLERANCE; lag++) {
      double sum = 0;
      for (int i = WARM_UP; i < WARM_UP + COMPARED; i++) {
        sum += Math.abs(part[i] - whole[start + lag + i]);
      }
      if (sum < least) {
        least = sum;
        best = lag;
      }
    }
    return best;
  }
}
