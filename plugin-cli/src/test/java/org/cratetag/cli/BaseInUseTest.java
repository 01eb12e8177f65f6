package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled pack over MusiCNN speaks where the base is installed; {@link StandInBase} stands in
 * for it.
 */
class BaseInUseTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path home;
  private Path track;
  private String pack;

  @BeforeEach
  void makeTrack() throws Exception {
    JsonNode manifest = JSON.readTree(new File("../models/genre-musicnn/pack.json"));
    pack = manifest.get("id").textValue() + "/" + manifest.get("version").textValue();
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n");
    track = Files.createDirectory(folder.resolve("music")).resolve("track.wav");
    TrackSpec spec = TrackSpec.ofSeed(TrackStyle.HOUSE, 5).withDuration(Duration.ofSeconds(35));
    AudioFixtures.write(new Synthesiser().render(spec), AudioFormat.WAV, track);
  }

  @Test
  void packWithoutItsBase_isSilentlyLeftOutAndListedWithWhatItNeeds() throws Exception {
    assertThat(packs(run("scan", "--json", track.toString()).out())).doesNotContain(pack);
    Captured listed = run("models", "list");
    assertThat(listed.out()).contains(pack);
    assertThat(listed.out())
        .contains(pack + " is not in use; needs: cratetag models install musicnn");
    assertThat(run("models", "verify").out()).contains(pack + ": not in use; needs:");
  }

  @Test
  void packWithItsBase_isAskedAndItsFeaturesAreKept() throws Exception {
    run("scan", track.toString());
    StandInBase.install(home);
    assertThat(packs(run("scan", "--json", track.toString()).out()))
        .contains(pack)
        .noneMatch(each -> each.startsWith("genre/"));
    assertThat(run("models", "list").out())
        .doesNotContain("needs:")
        .containsPattern("genre/[0-9.]+ is not in use; " + pack + " is asked instead");
    assertThat(run("models", "verify").out()).contains("musicnn/0.1.0: ok", pack);
    // Without the base's model nothing could be heard anew.
    Files.delete(home.resolve("models/bases/musicnn/model.onnx"));
    assertThat(packs(run("scan", "--json", "--min-confidence", "0.5", track.toString()).out()))
        .contains(pack);
  }

  private static List<String> packs(String out) throws Exception {
    for (String line : out.lines().toList()) {
      JsonNode json = JSON.readTree(line);
      if (json.has("packs")) {
        return JSON.convertValue(json.get("packs"), List.class);
      }
    }
    return List.of();
  }

  private Captured run(String... arguments) {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), arguments))
        .as(captured.err())
        .isEqualTo(ExitStatus.OK);
    return captured;
  }
}
