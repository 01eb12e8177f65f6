package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Excerpt;
import org.cratetag.decode.libav.AttachedPicture;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.picture.CoverPicture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FfmpegEncoderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#usual")
  void writesAFile_inEveryFormat(AudioFormat format) throws Exception {
    // Bare: a cover alone would be as long as is asked for.
    Path file = AudioFixtures.bare(folder, "chord", format, 2);
    assertThat(Files.size(file)).isGreaterThan(4_000);
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#usual")
  void writesAFileThatIsHeardAndShowsItsCover_inEveryFormat(AudioFormat format) throws Exception {
    Path file = folder.resolve("covered." + format.suffix());
    byte[] cover = CoverPicture.png(3);
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(AudioFixtures.chord(2), format, Map.of("title", "x"), cover, file);
    assertThat(AttachedPicture.of(file)).isEqualTo(cover);
    assertThat(
            new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(30))
                .decode(FfmpegDecoderTest.audioFile(file, format), Excerpt.DEFAULT)
                .pcm()
                .seconds())
        .isBetween(1.9, 2.2);
  }
}
