package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.decode.FfmpegDecoder;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Covers, cues, chapters and other programs' frames do not keep a file from being heard. */
class HeardWithTagsTest {
  private final FfmpegDecoder decoder =
      new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(30));

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> isHeard_whateverTagsItHas() throws Exception {
    // Those that are made by hand, for want of an encoder, hold no sound.
    return TaggedFiles.models(folder).stream()
        .filter(model -> AudioFixtures.tagged().contains(model.format()))
        .map(model -> DynamicTest.dynamicTest(model.name(), () -> hear(model)));
  }

  private void hear(TaggedFiles.Model model) throws Exception {
    Path file = Files.write(folder.resolve("model." + model.format().suffix()), model.bytes());
    DecodedAudio audio = decoder.decode(TagFixtures.found(file, model.format()), Excerpt.DEFAULT);
    assertThat(audio.pcm().seconds()).isGreaterThan(0.5);
    assertThat(audio.warning()).isEmpty();
  }
}
