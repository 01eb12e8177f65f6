package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Pcm;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.decode.libav.Encoding;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same track with and without its treble: the pack is not believed of the second. */
class LowBandwidthTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LENGTH = Duration.ofSeconds(90);

  @TempDir static Path folder;
  private static Path home;
  private static Path full;
  private static Path dull;

  @BeforeAll
  static void makeTracks() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n");
    full = folder.resolve("full.wav");
    dull = folder.resolve("dull.wav");
    Pcm pcm = new Synthesiser().render(TrackSpec.ofSeed(TrackStyle.TECHNO, 3).withDuration(LENGTH));
    AudioFixtures.write(pcm, AudioFormat.WAV, full);
    Encoding without = FfmpegEncoder.encoding(AudioFormat.WAV).atRate(16_000);
    AudioFixtures.write(pcm, AudioFormat.WAV, without, dull);
  }

  @Test
  void show_fullBand_isLabelled() throws IOException {
    JsonNode seen = JSON.readTree(run("show", "--json", full.toString()));

    assertThat(seen.get("genre")).isNotEmpty();
    assertThat(seen.has("doubts")).isFalse();
  }

  @Test
  void show_withoutTreble_isSilentAndSaysWhy() throws IOException {
    JsonNode seen = JSON.readTree(run("show", "--json", dull.toString()));

    assertThat(seen.get("genre")).isEmpty();
    assertThat(seen.get("subgenre")).isEmpty();
    assertThat(seen.get("bpm").asDouble()).isBetween(126.0, 140.0);
    assertThat(seen.get("doubts").get(0).asText())
        .startsWith("the audio ends at 8.")
        .contains("edm-subgenre/", "needs 9.0");
    assertThat(seen.get("scores").get(0).get("doubt")).isEqualTo(seen.get("doubts").get(0));
  }

  @Test
  void people_areToldToo() {
    assertThat(run("show", dull.toString())).contains("not believed: the audio ends at");
    assertThat(run("scan", dull.toString())).contains("BPM", "(the audio ends at");
    assertThat(run("models", "info", "edm-subgenre")).contains("9.0 kHz at least");
  }

  private static String run(String... arguments) {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), arguments))
        .as(captured.err())
        .isEqualTo(ExitStatus.OK);
    return captured.out();
  }
}
