package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TrackNames;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackNamesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#usual")
  void artistAndTitle_areReadFromEveryFormat(AudioFormat format) throws Exception {
    Path file = folder.resolve("named." + format.suffix());
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(
            AudioFixtures.chord(1),
            format,
            Map.of("artist", "Fern & Filter", "title", "Únder"),
            file);
    TrackNames names = names(TagFixtures.found(file, format));
    assertThat(names.artist()).contains("Fern & Filter");
    assertThat(names.title()).contains("Únder");
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void fileWithoutTags_hasNoNames(AudioFormat format) throws Exception {
    Path file = folder.resolve("bare." + format.suffix());
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(AudioFixtures.chord(1), format, Map.of(), file);
    assertThat(names(TagFixtures.found(file, format))).isEqualTo(TrackNames.NONE);
  }

  private static TrackNames names(AudioFile file) throws Exception {
    return BuiltInWriters.list().stream()
        .filter(writer -> writer.supports(file))
        .findFirst()
        .orElseThrow()
        .names(file.path());
  }
}
