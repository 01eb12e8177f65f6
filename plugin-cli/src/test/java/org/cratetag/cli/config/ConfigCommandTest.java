package org.cratetag.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir Path home;
  private Captured captured;

  @Test
  void init_writesAnExample_andNeverOverAFile() throws Exception {
    assertThat(run("config", "init")).isZero();
    Path file = home.resolve("config.yaml");
    assertThat(file).content().contains("#libraries:", "#workers: 2");
    assertThat(new ObjectMapper().readTree(home.resolve("config.schema.json").toFile()))
        .isNotEmpty();
    assertThat(run("config", "check")).isZero();
    assertThat(captured.out()).contains("config.yaml is good");
    Files.writeString(file, "mine");
    assertThat(run("config", "init")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("is there already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void check_printsEveryError() throws Exception {
    Files.writeString(home.resolve("config.yaml"), "wrokers: 2\nprofile: club\n");
    assertThat(run("config", "check")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.out())
        .contains("line 1, column 1: unknown setting 'wrokers'; did you mean 'workers'?")
        .contains("line 2, column 10: unknown profile 'club'");
    assertThat(run("config", "check", "--json")).isEqualTo(ExitStatus.WRONG_USE);
    JsonNode first = new ObjectMapper().readTree(captured.out().lines().findFirst().orElseThrow());
    assertThat(first.get("place").asText()).endsWith("config.yaml line 1, column 1");
    assertThat(first.get("error").asBoolean()).isTrue();
  }

  @Test
  void check_namesALabelThatNobodySays_withTheNearest() throws Exception {
    Path words = Files.writeString(home.resolve("words.yaml"), "never: [Bigroom, Hause]\n");
    Files.writeString(home.resolve("config.yaml"), "taxonomy: " + words + "\n");
    assertThat(run("config", "check")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.out())
        .contains(words + " line 1, column 18: no model says 'Hause'; did you mean 'House'?")
        .doesNotContain("Bigroom");
    Files.writeString(words, "never: [Polka]\n");
    assertThat(run("config", "check")).isZero();
    assertThat(captured.out()).contains("note: " + words + " line 1, column 9", "'Polka'");
    assertThat(run("config", "show")).isZero();
    assertThat(captured.out().lines())
        .anyMatch(line -> line.matches("labels.never: \\[Polka] +# " + words + " line 1, .*"));
  }

  @Test
  void show_saysWhatHoldsAndWhereItCameFrom() throws Exception {
    Files.writeString(home.resolve("config.yaml"), "profile: dj\n");
    captured =
        Captured.withEnvironment(Map.of("CRATETAG_HOME", home.toString(), "CRATETAG_WORKERS", "1"));
    assertThat(Main.run(captured.surroundings(), "config", "show")).isZero();
    assertThat(captured.out().lines())
        .anyMatch(line -> line.matches("profile: dj +# config.yaml line 1, column 10"))
        .anyMatch(line -> line.matches("workers: 1 +# CRATETAG_WORKERS"))
        .anyMatch(line -> line.matches("existing: keep +# default"));
  }

  @Test
  void otherCommands_heedTheEnvironment_andRefuseWhatIsWrong() throws Exception {
    captured =
        Captured.withEnvironment(
            Map.of("CRATETAG_HOME", home.toString(), "CRATETAG_WORKERS", "none"));
    assertThat(Main.run(captured.surroundings(), "scan", home.toString()))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("CRATETAG_WORKERS: 'none' is no value for workers");
  }

  @Test
  void checkOfAPath_saysWhichRuleLeavesItOut() throws Exception {
    Path music = Files.createDirectories(home.resolve("m/Live/Stems")).getParent().getParent();
    Path file = Files.createFile(music.resolve("Live/Stems/kick.flac"));
    Files.writeString(
        home.resolve("config.yaml"),
        "exclude: [Samples]\nlibraries:\n  m:\n    path: "
            + music
            + "\n    exclude:\n      - Samples2\n      - stems\n");
    assertThat(run("config", "check", file.toString(), music.resolve("x.flac").toString()))
        .isZero();
    assertThat(captured.out())
        .contains(
            file
                + " (library 'm'): "
                + file.getParent()
                + ": it is left out by the pattern 'stems', "
                + home.resolve("config.yaml")
                + " line 7, column 9")
        .contains("x.flac (library 'm'): no rule leaves it out; but it is not there");
    assertThat(run("config", "check", "--json", music.resolve("@eaDir/x.flac").toString()))
        .isZero();
    JsonNode line = new ObjectMapper().readTree(captured.out());
    assertThat(line.get("leftOut").asBoolean()).isTrue();
    assertThat(line.get("by").asText()).endsWith("@eaDir");
  }

  @Test
  void scan_takesTheSettingsOfTheLibrary() throws Exception {
    Path a = Files.createDirectories(home.resolve("a"));
    Path b = Files.createDirectories(home.resolve("b"));
    Files.writeString(
        home.resolve("config.yaml"),
        "libraries: {a: {path: " + a + ", profile: dj}, b: {path: " + b + "}}\n");
    assertThat(run("scan", a.toString(), b.toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("have different settings (the library 'a', the library");
    assertThat(run("scan", home.toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("the library 'a' lies below", "name " + a);
    assertThat(run("scan", a.toString())).isZero();
  }

  private int run(String... args) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), args);
  }
}
