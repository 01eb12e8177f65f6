package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cratetag.api.track.TagField;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.synth.TrackStyle;
import org.cratetag.tags.BuiltInWriters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Training on crates as a user does it: train, use, train again. One home for all, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainOnCratesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRACKS = 10;
  private static final String ZEROED = "HIP_HOP 3.flac";
  private static final Map<String, TrackStyle> CRATES =
      Map.of(
          "Peak; Time", TrackStyle.HARDCORE,
          "Late, late", TrackStyle.AMBIENT,
          "Hip-Hop", TrackStyle.HIP_HOP);

  @TempDir static Path folder;
  private static Path home;
  private static Path crates;
  private Captured captured;

  @BeforeAll
  static void makeCrates() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\nworkers: 2\n");
    crates = Files.createDirectories(folder.resolve("crates"));
    for (Map.Entry<String, TrackStyle> crate : CRATES.entrySet()) {
      for (int seed = 0; seed < TRACKS; seed++) {
        OwnTracks.make(crate.getValue(), seed, crates.resolve(crate.getKey()).resolve("a"));
      }
    }
    OwnTracks.make(TrackStyle.HOUSE, 0, crates);
    OwnTracks.make(TrackStyle.HOUSE, 1, crates.resolve("Few"));
    OwnTracks.make(TrackStyle.HOUSE, 2, crates.resolve(".hidden"));
    Files.write(crates.resolve("Hip-Hop").resolve("broken.flac"), "fLaC broken".getBytes());
  }

  @Test
  @Order(1)
  void train_installsAPackAndSaysWhatToExpect() throws Exception {
    int status = train("--json");
    JsonNode said = JSON.readTree(captured.out());
    assertThat(status).as(captured.err()).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(said.get("leftOut")).hasSize(1);
    assertThat(said.get("leftOut").get(0).get("path").asText()).endsWith("broken.flac");
    assertThat(said.get("pack").asText()).isEqualTo("my-crates/1.0.0");
    assertThat(said.get("tracks").asInt()).isEqualTo(3 * TRACKS);
    assertThat(said.get("accuracy").asDouble()).isGreaterThan(0.85);
    assertThat(said.get("interval").get(0).asDouble()).isLessThan(said.get("accuracy").asDouble());
    assertThat(said.get("crates").findValuesAsText("crate"))
        .containsExactly("Hip-Hop", "Late late", "Peak Time");
    assertThat(said.get("tooSmall").findValuesAsText("crate")).containsExactly("Few");
    assertThat(said.get("loose")).hasSize(1);
    assertThat(said.get("otherMusic").get("tracks").asInt()).isGreaterThan(200);
    assertThat(said.get("otherMusic").get("said").asInt()).isLessThan(4);
    assertThat(said.get("preview").get("tracks").asInt()).isGreaterThanOrEqualTo(3 * TRACKS);
    assertThat(said.get("preview").get("changes").findValues("with").toString())
        .contains("Peak Time");
  }

  @Test
  @Order(2)
  void tag_usesThePackThatIsNamed() throws Exception {
    Path peak = crates.resolve("Peak; Time");
    assertThat(run("tag", "--dry-run", "--json", "--packs", "my-crates", peak.toString())).isZero();
    List<JsonNode> tracks = tracks();
    assertThat(tracks).hasSize(TRACKS);
    assertThat(tracks)
        .allSatisfy(t -> assertThat(t.get("packs").toString()).isEqualTo("[\"my-crates/1.0.0\"]"));
    assertThat(tracks.stream().filter(t -> t.toString().contains("\"label\":\"Peak Time\"")))
        .hasSizeGreaterThan(TRACKS / 2);
  }

  @Test
  @Order(3)
  void scan_prefersThePackThatIsNamedFirst() throws Exception {
    Path peak = crates.resolve("Peak; Time");
    run("scan", "--json", "--packs", "my-crates,edm-subgenre", peak.toString());
    JsonNode packs = tracks().get(0).get("packs");
    assertThat(packs).hasSize(2);
    assertThat(packs.get(0).asText()).isEqualTo("my-crates/1.0.0");
    assertThat(packs.get(1).asText()).startsWith("edm-subgenre/");
  }

  @Test
  @Order(4)
  void secondTraining_decodesNothingAndMakesANewVersion() throws Exception {
    Path track = crates.resolve("Hip-Hop").resolve("a").resolve(ZEROED);
    var modified = Files.getLastModifiedTime(track);
    Files.write(track, new byte[(int) Files.size(track)]);
    Files.setLastModifiedTime(track, modified);
    train();
    assertThat(captured.out())
        .contains(
            "my-crates/1.1.0",
            "30 tracks in 30 groups",
            "Hip-Hop",
            "95 % interval",
            "Too small, left out: Few");
    assertThat(run("models", "verify", "my-crates")).isZero();
  }

  @Test
  @Order(10)
  void removedPack_isClearedOutOfTheTags() throws Exception {
    Path library = folder.resolve("library");
    for (int seed = 40; seed < 44; seed++) {
      OwnTracks.make(TrackStyle.HARDCORE, seed, library);
    }
    assertThat(run("tag", "--json", library.toString())).as(captured.err()).isZero();
    assertThat(captured.out()).contains("\"GENRE\":[\"Rotterdam\"]");
    assertThat(run("models", "remove", "my-crates/1.0.0", "--json")).isZero();
    assertThat(JSON.readTree(captured.out()).get("preview").get("changes")).isEmpty();
    assertThat(run("models", "remove", "my-crates")).isZero();
    assertThat(captured.out())
        .contains("removed my-crates/1.", "Rotterdam", "renews or clears what it wrote");
    while (run("models", "remove", "my-crates") == ExitStatus.OK) {
      assertThat(captured.out()).contains("removed my-crates/1.");
    }
    assertThat(run("tag", "--json", library.toString())).as(captured.err()).isZero();
    for (JsonNode track : tracks()) {
      assertThat(
              BuiltInWriters.list().stream()
                  .filter(
                      writer ->
                          writer.supports(OwnTracks.audio(Path.of(track.get("path").asText()))))
                  .findFirst()
                  .orElseThrow()
                  .read(Path.of(track.get("path").asText()))
                  .get(TagField.GENRE))
          .doesNotContain("Rotterdam", "Peak Time");
    }
    assertThat(run("tag", library.toString())).isZero();
    assertThat(captured.out()).contains("4 tracks: 4 unchanged");
  }

  @Test
  @Order(8)
  void genreTags_areLabels_butNotThoseThatCratetagWrote() throws Exception {
    train("--labels", "tags");
    assertThat(captured.err()).contains("at least 2 genres");
    tag("Hip-Hop", "Electronic; Trap");
    tag("Peak; Time", "Rotterdam");
    tag("Late, late", "ambient");
    assertThat(run("tag", "--existing", "append", crates.toString())).isLessThan(2);
    int status = train("--labels", "tags", "--json", "--start-from", "none");
    JsonNode said = JSON.readTree(captured.out());
    assertThat(status).as(captured.err()).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(said.get("crates").findValuesAsText("crate"))
        .containsExactly("Ambient", "Rotterdam", "Trap Hip-Hop");
    assertThat(said.has("startsFrom")).isFalse();
  }

  @Test
  @Order(6)
  void unknownPack_isWrongUseWithTheList() {
    assertThat(run("tag", "--packs", "my-crate", crates.toString()))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("there is no pack 'my-crate'; there are my-crates, edm-subgenre, genre");
  }

  @Test
  @Order(6)
  void evaluate_judgesThePackOnTheFolders() throws Exception {
    int status = run("evaluate", "--pack", "my-crates", "--from", crates.toString(), "--json");
    assertThat(status).as(captured.err()).isEqualTo(ExitStatus.SOME_FAILED);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : captured.out().strip().split("\n")) {
      lines.add(JSON.readTree(line));
    }
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).get("label").asText()).isEqualTo("Hip-Hop");
    JsonNode summary = lines.get(3).get("summary");
    assertThat(summary.get("tracks").asInt()).isEqualTo(3 * TRACKS);
    assertThat(summary.get("top1").asDouble()).isGreaterThan(0.85);
    assertThat(summary.get("unknownLabels").get("Few").asInt()).isEqualTo(1);
    assertThat(summary.get("unlabelled").asInt()).isEqualTo(1);
  }

  @Test
  @Order(7)
  void evaluate_saysWhatItFound_andOfWhatPackAndLabelsItKnowsNothing() {
    run("evaluate", "--pack", "my-crates", "--from", crates.toString());
    assertThat(captured.out())
        .contains("my-crates/1.1.0 finds the label of", "of 30 tracks", "Mostly mistaken for")
        .contains("Not a label of the pack, left out: Few, 1 tracks.");
    Path one = crates.resolve("Hip-Hop");
    assertThat(run("evaluate", "--pack", "my-crates", "--from", one.toString()))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("my-crates/1.1.0 knows none of the labels found (a)");
    assertThat(run("evaluate", "--pack", "no-pack", "--from", one.toString()))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("no-pack");
  }

  @Test
  @Order(9)
  void table_makesAPack_orIsOnlyJudged() throws Exception {
    Path table = Files.writeString(folder.resolve("set.csv"), table());
    String csv = table.toString();
    int status = run("train", "--csv", csv, "--label-column=STYLE", "--name=my-set", "--json");
    assertThat(status).as(captured.err()).isZero();
    assertThat(captured.err()).contains("'train --csv FILE' is now 'train table FILE'");
    JsonNode made = JSON.readTree(captured.out());
    assertThat(made.get("pack").asText()).isEqualTo("my-set/1.0.0");
    assertThat(made.get("leftOut").get(0).get("path").asText()).endsWith("set.csv, line 3");
    assertThat(run("models", "info", "my-set")).isZero();
    assertThat(captured.out()).contains(made.get("sha256").asText()).doesNotContain("set.csv");
    assertThat(run("train", "table", csv, "--label-column=style", "--feature-columns=1-x,70-x"))
        .isZero();
    assertThat(captured.out()).contains("No pack can be made", "40 tracks in 40 groups");
    assertThat(captured.err()).doesNotContain("is now");
  }

  private static String table() {
    StringBuilder text = new StringBuilder("style");
    for (int i = 1; i <= 71; i++) {
      text.append(',').append(i).append("-x");
    }
    Random random = new Random(1);
    for (int row = 0; row < 40; row++) {
      text.append(row % 2 == 0 ? "\nup" : "\ndown");
      for (int i = 1; i <= 71; i++) {
        double value = (row % 2) * (i % 3) + random.nextDouble() + (i == 71 ? 120 : 0);
        text.append(',').append(row == 1 && i == 9 ? "NaN" : Double.toString(value));
      }
    }
    return text.toString();
  }

  @Test
  void wrongUses_areRefusedWithWhatToDo() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertRefused("lower case letters", "--from", crates.toString(), "--name", "My Crates");
    Path few = folder.resolve("too-few");
    OwnTracks.make(TrackStyle.HOUSE, 0, few.resolve("House"));
    assertRefused(
        "House with 1). Nothing was listened to", "crates", few.toString(), "--name", "x");
    assertRefused("no such folder", "--from", folder.resolve("no").toString(), "--name", "x");
    assertRefused("at least 2 crates", "--from", empty.toString(), "--name", "x");
    assertRefused("part of the program", "--from", crates.toString(), "--name=edm-subgenre");
    assertRefused("crates DIR --name NAME", "--name", "x");
    assertThat(run("evaluate", "--pack", "edm-subgenre")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("--pack NAME --from DIR");
    assertRefused("which column", "--csv", "set.csv", "--name", "x");
    assertRefused("no such file", "--csv=no.csv", "--label-column=x", "--name", "x");
    assertRefused("goes with --from", "--csv=no.csv", "--label-column=x", "--labels=tags");
    assertRefused("go with --csv", "--from", crates.toString(), "--name=x", "--label-column=x");
    assertRefused("there is no pack", trainingFrom("my-crate"));
    assertRefused("go with --network", "--from", crates.toString(), "--name=x", "--epochs=3");
    assertRefused("--name NAME", "crates", crates.toString());
    assertRefused("at least 2 crates", "crates", empty.toString(), "--name", "x");
    assertRefused("which column", "table", "set.csv");
    assertRefused("no such file", "table", "no.csv", "--label-column=x");
  }

  private static String[] trainingFrom(String pack) {
    return new String[] {"--from", crates.toString(), "--name", "x", "--start-from", pack};
  }

  private static void tag(String crate, String genre) throws Exception {
    Path folder = crates.resolve(crate).resolve("a");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> !each.endsWith(ZEROED)).toList()) {
        OwnTracks.tag(file, genre);
      }
    }
  }

  private void assertRefused(String reason, String... args) {
    List<String> all = new ArrayList<>(List.of("train"));
    all.addAll(List.of(args));
    assertThat(run(all.toArray(String[]::new))).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains(reason);
  }

  private int train(String... more) {
    List<String> args =
        new ArrayList<>(List.of("train", "crates", crates.toString(), "--name", "my-crates"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), args);
  }

  private List<JsonNode> tracks() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : captured.out().strip().split("\n")) {
      JsonNode node = JSON.readTree(line);
      if (node.has("path")) {
        lines.add(node);
      }
    }
    return lines;
  }
}
