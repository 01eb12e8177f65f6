package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.cratetag.tags.flac.FlacTagWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which tracks EDM labels are said, by tags and by settings. */
class ElectronicSettingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path home;
  private static Path plain;
  private static Path rock;

  @BeforeAll
  static void makeTracks() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n");
    plain = folder.resolve("plain.flac");
    rock = folder.resolve("rock.flac");
    TrackSpec spec = TrackSpec.ofSeed(TrackStyle.TECHNO, 3).withDuration(Duration.ofSeconds(90));
    Pcm pcm = new Synthesiser().render(spec);
    AudioFixtures.write(pcm, AudioFormat.FLAC, plain);
    Files.copy(plain, rock);
    TagValues genre = TagValues.EMPTY.with(TagField.GENRE, List.of("Hard Rock"));
    new FlacTagWriter().write(rock, genre, TagStyle.SERVER);
  }

  @Test
  void show_saysHowElectronicItSounds() throws IOException {
    JsonNode seen = JSON.readTree(run("show", "--json", plain.toString()));
    JsonNode domain = seen.get("scores").get(0).get("domain");
    assertThat(domain.get("probability").asDouble()).isGreaterThan(0.8);
    assertThat(domain.get("threshold").asDouble()).isBetween(0.3, 0.7);
    assertThat(seen.get("features").get("edm-stats/1")).hasSize(73);
    assertThat(seen.get("genre")).isNotEmpty();
    assertThat(run("show", plain.toString())).contains("its kind of music", "heard from");
  }

  @Test
  void tagOfOtherMusic_keepsThePackSilent_andShowSaysWhy() throws IOException {
    JsonNode seen = JSON.readTree(run("show", "--json", rock.toString()));
    assertThat(seen.get("genre")).isEmpty();
    assertThat(seen.get("subgenre")).isEmpty();
    assertThat(seen.get("bpm").asDouble()).isBetween(126.0, 140.0);
    assertThat(seen.get("doubts").get(0).asText())
        .isEqualTo("edm-subgenre/1.0.0 is not heard: its tags call it Hard Rock");
    assertThat(run("show", rock.toString())).contains("its tags call it Hard Rock");
  }

  @Test
  void settingOfTheCommand_isBelievedMoreThanTagAndSound() throws IOException {
    assertThat(genre("always", rock)).isNotEmpty();
    assertThat(genre("auto", rock)).isEmpty();
    assertThat(genre("auto", plain)).isNotEmpty();
    assertThat(genre("never", plain)).isEmpty();
    assertThat(run("scan", "--electronic", "never", rock.toString()))
        .contains("the settings say that no music is electronic");
  }

  @Test
  void evaluateWorld_judgesTheWholeProgramByFolders_whateverTagsSay() throws IOException {
    Path world = folder.resolve("world");
    Files.createDirectories(world.resolve("Techno"));
    Files.createDirectories(world.resolve("Classical + Jazz"));
    Files.copy(rock, world.resolve("Techno/a.flac"));
    Files.copy(plain, world.resolve("Classical + Jazz/b.flac"));

    List<JsonNode> lines = new ArrayList<>();
    for (String line : run("evaluate", "world", "--json", world.toString()).lines().toList()) {
      lines.add(JSON.readTree(line));
    }

    JsonNode summary = lines.get(lines.size() - 1).get("summary");
    assertThat(summary.get("tracks").asInt()).isEqualTo(2);
    assertThat(summary.get("right").asInt() + summary.get("familyRight").asInt()).isEqualTo(1);
    assertThat(summary.get("wrong").asInt()).isEqualTo(1);
    assertThat(summary.get("other").get("crossed").asInt()).isEqualTo(1);
    assertThat(lines.get(0).get("kinds")).hasSize(2);
    assertThat(run("evaluate", "world", world.toString()))
        .contains("Of 2 tracks 50 % are called rightly, 50 % wrongly", "Classical + Jazz");
  }

  @Test
  void evaluateWorld_understandsTheUsersWordForAKind() throws IOException {
    Path world = folder.resolve("own words");
    Files.createDirectories(world.resolve("Bunker"));
    Files.copy(plain, world.resolve("Bunker/a.flac"));
    Path other = Files.createDirectories(folder.resolve("home of words"));
    String settled = "quiet-period-seconds: 0\n";
    Files.writeString(other.resolve("config.yaml"), settled);

    Captured without = Captured.withHome(other);
    assertThat(Main.run(without.surroundings(), "evaluate", "world", world.toString())).isZero();
    assertThat(without.out()).contains("Of 1 track", "100 % wrongly");

    Files.writeString(
        other.resolve("config.yaml"), settled + "labels: {rename: {Techno: Bunker}}\n");
    Captured with = Captured.withHome(other);
    assertThat(Main.run(with.surroundings(), "evaluate", "world", world.toString())).isZero();
    assertThat(with.out()).contains("100 % are called rightly");
  }

  @Test
  void show_saysWhy_andWhatLevelWouldSayMore() throws IOException {
    assertThat(run("show", plain.toString()))
        .contains("  why       it has ", "BPM with a steady beat", "takes it for ");
    JsonNode bold = JSON.readTree(run("show", "--json", "--sure", "bold", rock.toString()));
    assertThat(bold.get("why")).hasSizeGreaterThan(1);
  }

  private static JsonNode genre(String setting, Path track) throws IOException {
    String line = run("scan", "--json", "--electronic", setting, track.toString());
    return JSON.readTree(line.lines().findFirst().orElseThrow()).get("genre");
  }

  private static String run(String... arguments) {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), arguments))
        .as(captured.err())
        .isEqualTo(ExitStatus.OK);
    return captured.out();
  }
}
