package org.cratetag.tags.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.picture.CoverPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArtistKeyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#usual")
  void equalArtists_haveEqualKeys(AudioFormat format) throws Exception {
    Optional<String> one = key(format, "one", Map.of("artist", "Ada Keys", "title", "One"));
    assertThat(one).isPresent();
    assertThat(key(format, "two", Map.of("artist", "Ada Keys", "title", "Two"))).isEqualTo(one);
    assertThat(key(format, "three", Map.of("artist", "Relay Town"))).isPresent().isNotEqualTo(one);
    assertThat(key(format, "four", Map.of("title", "Four"))).isEmpty();
  }

  @Test
  void damagedFile_hasNoKey() throws Exception {
    Path file = Files.write(folder.resolve("damaged.mp3"), new byte[] {'I', 'D', '3', 4});
    assertThat(ArtistKey.find(file)).isEmpty();
  }

  private Optional<String> key(AudioFormat format, String name, Map<String, String> tags)
      throws Exception {
    Path file = folder.resolve(name + "." + format.suffix());
    byte[] cover = CoverPicture.png(name.length());
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(AudioFixtures.chord(1), format, tags, cover, file);
    return ArtistKey.find(file);
  }
}
