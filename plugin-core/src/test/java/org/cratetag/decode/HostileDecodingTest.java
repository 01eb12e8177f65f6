package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Excerpt;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.hostile.HostileTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** FFmpeg compares each comment with all before. */
@Timeout(120)
class HostileDecodingTest {
  private static final Duration LONG = Duration.ofSeconds(100);

  private final FfmpegDecoder decoder = new FfmpegDecoder(AudioFixtures.ffmpeg(), LONG);

  @TempDir Path folder;

  @Test
  void fileWithAMillionComments_isGivenUpEarly() throws Exception {
    AudioFile file = file(1_000_000);
    assertThatThrownBy(() -> decoder.decode(file, Excerpt.DEFAULT))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("to look through its tags");
    AudioFile next = file(1_000);
    assertThat(decoder.decode(next, Excerpt.DEFAULT).pcm().seconds()).isPositive();
  }

  private AudioFile file(int comments) throws Exception {
    HostileTags files = HostileTags.make(folder, comments, 1_000);
    return FfmpegDecoderTest.audioFile(files.write("FLAC genres.flac", folder), AudioFormat.FLAC);
  }
}
