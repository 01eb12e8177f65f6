package org.cratetag.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Synthesised tracks, and how they drift. */
class DriftCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path home;
  private static Path music;

  @BeforeAll
  static void synthesise() {
    home = folder.resolve("home");
    music = folder.resolve("music");
    Captured captured = Captured.withHome(home);
    int status =
        Main.run(
            captured.surroundings(),
            "lab",
            "synthesise",
            "--out",
            music.toString(),
            "--tracks",
            "1",
            "--seconds",
            "8");
    assertThat(status).as(captured.err()).isEqualTo(ExitStatus.OK);
    assertThat(captured.out().lines()).hasSize(13);
  }

  @Test
  void drift_saysHowFarFeaturesMoveAndWhatFlips() throws IOException {
    List<JsonNode> lines =
        drift("--from", some("house", "techno", "ambient"), "--ways", "rate-48000,rate-8000");

    assertThat(lines).hasSize(3 * 3 + 2 + 1);
    assertThat(lines.get(0).get("way").asText()).isEqualTo("original");
    JsonNode harmless = lines.get(9);
    JsonNode harmful = lines.get(10);
    assertThat(harmless.get("way").asText()).isEqualTo("rate-48000");
    assertThat(harmless.get("median").asDouble()).isLessThan(0.1);
    assertThat(harmful.get("median").asDouble())
        .isGreaterThan(5 * harmless.get("median").asDouble());
    assertThat(harmful.get("bandwidthHz").asDouble()).isBetween(3_500.0, 4_500.0);
    assertThat(harmful.get("features")).hasSize(73);
    double said = 0;
    for (JsonNode share : harmful.get("said")) {
      said += share.asDouble();
    }
    assertThat(said).isEqualTo(1);
    assertThat(lines.get(11).get("summary").get("tracks").asInt()).isEqualTo(3);
  }

  @Test
  void brokenTrack_isLeftOut() throws IOException {
    String from = some("house", "breaks");
    Files.write(Path.of(from).resolve("broken.flac"), "fLaC broken".getBytes());
    Captured captured = Captured.withHome(home);

    int status =
        Main.run(
            captured.surroundings(),
            "lab",
            "evaluate",
            "drift",
            "--from",
            from,
            "--ways",
            "gain-plus-6");

    assertThat(status).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(captured.err()).contains("left out", "broken.flac");
    assertThat(captured.out()).contains("2 tracks.", "| 6 dB louder, clipped |");
  }

  @Test
  void wrongUse_saysWhatToDo() {
    assertThat(refusal("--from", folder.resolve("nowhere").toString())).contains("cannot read");
    assertThat(refusal("--from", music.resolve("house").toString())).contains("holds 1");
    assertThat(refusal("--from", music.toString(), "--ways", "mp3-12")).contains("mp3-128");
    assertThat(refusal("--from", music.toString(), "--seconds", "1")).contains("from 5 to 600");
  }

  private static String refusal(String... arguments) {
    Captured captured = Captured.withHome(home);
    List<String> all = new ArrayList<>(List.of("lab", "evaluate", "drift"));
    all.addAll(List.of(arguments));
    assertThat(Main.run(captured.surroundings(), all.toArray(String[]::new)))
        .isEqualTo(ExitStatus.WRONG_USE);
    return captured.err();
  }

  private static String some(String... styles) throws IOException {
    Path some = Files.createTempDirectory(folder, "some");
    for (String style : styles) {
      try (var files = Files.list(music.resolve(style))) {
        Path file = files.findFirst().orElseThrow();
        Files.copy(file, some.resolve(file.getFileName()));
      }
    }
    return some.toString();
  }

  private static List<JsonNode> drift(String... arguments) throws IOException {
    Captured captured = Captured.withHome(home);
    List<String> all = new ArrayList<>(List.of("lab", "evaluate", "drift", "--json"));
    all.addAll(List.of(arguments));
    int status = Main.run(captured.surroundings(), all.toArray(String[]::new));
    assertThat(status).as(captured.err()).isEqualTo(ExitStatus.OK);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : captured.out().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
