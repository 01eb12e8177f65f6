package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.decode.libav.AttachedPicture;
import org.cratetag.picture.CoverPicture;
import org.cratetag.synth.DemoTrack;
import org.cratetag.synth.DemoTracks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over a library, as a user runs them, on the tracks of the demo. */
class LibraryCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FFMPEG = Path.of("target", "ffmpeg-home").toAbsolutePath();

  @TempDir static Path shared;
  private static Path untagged;

  @TempDir Path folder;
  private Path home;
  private Path music;
  private Captured captured;

  @BeforeAll
  static void makeTracks() throws IOException {
    Path made = shared.resolve("made");
    Captured demo = Captured.withHome(FFMPEG);
    assertThat(Main.run(demo.surroundings(), "demo", "--out", made.toString())).isZero();
    Captured undo = Captured.withHome(FFMPEG);
    assertThat(Main.run(undo.surroundings(), "undo", made.toString())).isZero();
    untagged = made;
  }

  @BeforeEach
  void copyTracks() throws IOException {
    home = folder.resolve("home");
    music = Files.createDirectories(folder.resolve("music"));
    try (Stream<Path> tracks = Files.list(untagged)) {
      for (Path track : tracks.toList()) {
        Files.copy(track, music.resolve(track.getFileName()));
      }
    }
    Files.createDirectories(home);
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\nworkers: 2\n");
  }

  @Test
  void demo_printsATrackARow() throws Exception {
    assertThat(run("demo", "--out", folder.resolve("demo").toString())).isZero();
    assertThat(captured.out())
        .contains("Made as", "house, 124 BPM", ".mp3", ".flac", ".ogg", ".m4a", ".wma", "8 tracks");
  }

  @Test
  void demo_givesEachTrackItsCover() throws Exception {
    assertThat(run("tag", music.toString())).isZero();
    for (DemoTrack track : DemoTracks.list()) {
      String name = track.artist() + " - " + track.title() + "." + track.format().suffix();
      byte[] cover = CoverPicture.png(track.title().hashCode());
      assertThat(AttachedPicture.of(untagged.resolve(name))).as(name).isEqualTo(cover);
      assertThat(AttachedPicture.of(music.resolve(name))).as("tagged " + name).isEqualTo(cover);
    }
  }

  @Test
  void tag_writesWhatJsonSays() throws Exception {
    assertThat(run("tag", "--json", music.toString())).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(9);
    JsonNode summary = lines.get(8).get("summary");
    assertThat(summary.get("failed").asInt()).isZero();
    assertThat(summary.get("tagged").asInt()).isGreaterThanOrEqualTo(6);
    for (JsonNode line : lines.subList(0, 8)) {
      if (line.get("outcome").asText().equals("tagged")) {
        assertThat(tags(Path.of(line.get("path").asText())))
            .containsAllEntriesOf(values(line.get("written")));
      }
    }
  }

  @Test
  void secondTag_reportsNothingNew() throws Exception {
    run("tag", "--json", music.toString());
    long changed =
        lines().stream().filter(l -> "tagged".equals(l.path("outcome").asText())).count();
    Map<String, String> before = contents();
    assertThat(run("tag", "--json", music.toString())).isZero();
    JsonNode summary = lines().get(8).get("summary");
    assertThat(summary.get("tagged").asInt()).isZero();
    assertThat(summary.get("unchanged").asInt()).isGreaterThanOrEqualTo((int) changed);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void undo_givesBackEveryByte() throws Exception {
    Map<String, String> before = contents();
    assertThat(run("tag", music.toString())).isZero();
    assertThat(captured.out()).contains("To take it back: cratetag undo --run 1");
    assertThat(contents()).isNotEqualTo(before);
    assertThat(run("undo", "--quiet")).isZero();
    assertThat(captured.out()).isEmpty();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void undoByTime_takesBackWhatWasWrittenSince() throws Exception {
    Map<String, String> before = contents();
    assertThat(run("tag", music.toString())).isZero();
    Map<String, String> tagged = contents();
    assertThat(run("undo", "--before", "2h")).isZero();
    assertThat(captured.out()).contains("Nothing to undo");
    assertThat(contents()).isEqualTo(tagged);
    assertThat(run("undo", "--since", "2h", "--run", "1")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(run("undo", "--since", "2h", "--before", "3h")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(run("undo", "--since", "2h")).isZero();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void whatRunsSaid_standsInTheLog() throws Exception {
    Path track = music.resolve("Marlow Avenue - Porch Light.mp3");
    assertThat(run("tag", "--json", track.toString())).isZero();
    assertThat(run("undo", "--quiet")).isZero();
    assertThat(run("tag", folder.resolve("nowhere").toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(run("status")).isZero();
    assertThat(Files.readString(home.resolve("logs").resolve("runs.log")))
        .containsSubsequence(
            "cratetag tag --json '" + track + "'",
            "run 1 begins",
            "tagged    " + track,
            "1 track: 1 tagged.",
            "cratetag undo --run 1",
            "ended with exit status 0",
            "cratetag undo --quiet",
            "run 2 begins",
            "undone    " + track,
            "ended with exit status 0",
            "no such file or folder",
            "ended with exit status 2")
        .doesNotContain("\u001b", "status\n", "{");
  }

  @Test
  void dryRun_saysWhatItWouldWriteAndTouchesNothing() throws Exception {
    Map<String, String> before = contents();
    assertThat(run("tag", "--dry-run", "--json", music.toString())).isZero();
    assertThat(lines().get(8).get("summary").get("planned").asInt()).isPositive();
    assertThat(lines().get(8).get("summary").get("tagged").asInt()).isZero();
    assertThat(run("tag", "--dry-run", music.toString())).isZero();
    assertThat(captured.out()).contains("would tag", "BPM       (none) -> ", "nothing was written");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void scan_isRememberedByTag() throws Exception {
    assertThat(run("scan", "--json", music.toString())).isZero();
    assertThat(lines().get(8).get("summary").get("analysed").asInt()).isEqualTo(8);
    assertThat(run("status", "--json")).isZero();
    JsonNode status = lines().get(0);
    assertThat(status.get("tracks").asInt()).isEqualTo(8);
    assertThat(status.get("work").get("scan").get("done").asInt()).isEqualTo(8);
  }

  @Test
  void show_drawsAPicture() throws Exception {
    Path track = music.resolve("Marlow Avenue - Porch Light.mp3");
    Path picture = folder.resolve("out.png");
    assertThat(run("show", track.toString(), "--picture", picture.toString())).isZero();
    assertThat(captured.out()).contains("decided", "tempo", "in the tags");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(600);
  }

  @Test
  void show_givesAProgramNumbers() throws Exception {
    Path track = music.resolve("Marlow Avenue - Porch Light.mp3");
    assertThat(run("show", "--json", track.toString())).isZero();
    JsonNode shown = lines().get(0);
    assertThat(shown.get("features").get("edm-stats/1")).allMatch(JsonNode::isNumber);
    assertThat(shown.get("scores").findValues("threshold"))
        .isNotEmpty()
        .allMatch(threshold -> threshold.isNull() || threshold.asDouble() <= 1)
        .anyMatch(JsonNode::isNull);
  }

  @Test
  void missingFolder_isWrongUse() {
    assertThat(run("tag", folder.resolve("nowhere").toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("no such file or folder");
  }

  @Test
  void brokenFile_isListedAndOthersAreTagged() throws Exception {
    Path broken = music.resolve("broken.mp3");
    byte[] whole = Files.readAllBytes(music.resolve("Marlow Avenue - Porch Light.mp3"));
    Files.write(broken, Arrays.copyOf(whole, 3_000));
    int status = run("tag", "--json", music.toString());
    JsonNode summary = lines().get(lines().size() - 1).get("summary");
    assertThat(summary.get("tagged").asInt()).isGreaterThanOrEqualTo(6);
    assertThat(status).isEqualTo(summary.get("failed").asInt() > 0 ? 1 : 0);
    JsonNode line =
        lines().stream()
            .filter(l -> l.path("path").asText().endsWith("broken.mp3"))
            .findAny()
            .get();
    assertThat(line.get("reason").asText()).isNotBlank();
    assertThat(Files.readAllBytes(broken)).hasSize(3_000);
  }

  @Test
  void trackThatFailedBefore_isCountedAndHeldAgainstAStrictRunOnly() throws Exception {
    Path broken = music.resolve("broken.flac");
    byte[] whole = Files.readAllBytes(music.resolve("Marlow Avenue - Porch Light.mp3"));
    byte[] head = "fLaC".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, whole, 0, head.length);
    Files.write(broken, Arrays.copyOf(whole, 3_000));
    assertThat(run("scan", music.toString())).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(captured.err()).contains("failed    " + broken);
    assertThat(run("status", "--run", "1")).isZero();
    assertThat(captured.out())
        .contains("Run 1: scan", "8 analysed, 1 failed", "edm-subgenre/", "1 x ", "broken.flac");
    assertThat(run("status", "--run", "1", "--json")).isZero();
    JsonNode record = lines().get(0);
    assertThat(record.get("failures").get(0).get("examples").get(0).asText())
        .isEqualTo(broken.toString());
    assertThat(record.get("packs").size()).isPositive();
    assertThat(run("status", "--run", "9")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(run("scan", "--json", music.toString())).isZero();
    assertThat(lines()).hasSize(9);
    JsonNode summary = lines().get(8).get("summary");
    assertThat(summary.get("failed").asInt()).isZero();
    assertThat(summary.get("knownFailures").asInt()).isEqualTo(1);
    assertThat(run("scan", music.toString())).isZero();
    assertThat(captured.err()).isEmpty();
    assertThat(captured.out())
        .contains("9 tracks: 8 unchanged, 1 failed before.")
        .contains("1 track failed in earlier runs", "'cratetag scan --retry-failed' tries again");
    assertThat(run("scan", "--strict", "--quiet", music.toString()))
        .isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(captured.err()).contains("failed in earlier runs").doesNotContain("broken.flac");
    assertThat(run("scan", "--retry-failed", music.toString())).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(captured.err()).contains("failed    " + broken);
  }

  @Test
  void settings_renameAndProtectLabels() throws Exception {
    Files.writeString(
        home.resolve("config.yaml"),
        """
        quiet-period-seconds: 0
        labels:
          rename: {House: Haus, No Such Label: Something}
        mtime: keep
        """);
    Path track = music.resolve("Marlow Avenue - Porch Light.mp3");
    var time = Files.getLastModifiedTime(track);
    assertThat(run("tag", "--json", track.toString())).isZero();
    assertThat(captured.err()).contains("'No Such Label', which no model in use says");
    JsonNode line = lines().get(0);
    assertThat(line.get("written").toString()).doesNotContain("\"House\"");
    assertThat(Files.getLastModifiedTime(track)).isEqualTo(time);
    assertThat(run("models", "info", "edm-subgenre")).isZero();
    assertThat(captured.out()).contains("written as", "Haus");
    Files.writeString(home.resolve("config.yaml"), "labels:\n  never: [a/b]\n");
    assertThat(run("tag", track.toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("line 2", "servers split labels");
  }

  @Test
  void fileThatWasLeftAlone_isTakenWhenItIsTriedAgain() throws Exception {
    Path track = music.resolve("Marlow Avenue - Porch Light.mp3");
    Files.setPosixFilePermissions(track, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(run("tag", "--dry-run", track.toString())).isZero();
    assertThat(captured.out()).contains("skipped", "read-only");
    assertThat(run("tag", track.toString())).isZero();
    assertThat(captured.out()).contains("skipped", "read-only");
    Files.setPosixFilePermissions(track, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run("tag", "--retry-failed", track.toString())).isZero();
    assertThat(captured.out()).contains("1 tagged");
  }

  @Test
  void fileWhoseTagsWereTakenBack_isTaggedAgainOnlyWhenAskedFor() throws Exception {
    Path track = music.resolve("Marlow Avenue - Porch Light.mp3");
    assertThat(run("tag", track.toString())).isZero();
    Map<String, String> tagged = contents();
    assertThat(run("undo")).isZero();
    Map<String, String> before = contents();
    for (List<String> options :
        List.of(
            List.<String>of(),
            List.of("--existing", "replace"),
            List.of("--retry-failed"),
            List.of("--dry-run"))) {
      List<String> command = new ArrayList<>(List.of("tag"));
      command.addAll(options);
      command.add(track.toString());
      assertThat(run(command.toArray(String[]::new))).isZero();
      assertThat(captured.out())
          .contains("1 track was passed over, as the tags were taken back", "cratetag tag --again")
          .doesNotContain(track.getFileName().toString());
      assertThat(contents()).isEqualTo(before);
    }
    assertThat(run("undo", "--run", "2")).isZero();
    assertThat(contents()).isEqualTo(tagged);
    assertThat(run("undo")).isZero();
    assertThat(run("tag", "--again", track.toString())).isZero();
    assertThat(captured.out()).contains("1 tagged");
    assertThat(contents()).isEqualTo(tagged);
  }

  @Test
  void unknownProfile_isWrongUse() {
    assertThat(run("tag", "--profile", "club", music.toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("club");
  }

  @Test
  void undoThatFails_saysEachReasonOnceWithItsFiles() throws Exception {
    Path one = music.resolve("Marlow Avenue - Porch Light.mp3");
    Path two = Files.copy(one, music.resolve("Copy.mp3"));
    assertThat(run("tag", one.toString(), two.toString())).isZero();
    home = folder.resolve("other-home");
    assertThat(run("undo", music.toString())).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(captured.out())
        .isEqualTo(
            """
            What failed, and why:
              2 x it holds what Cratetag wrote, but this home knows neither its path nor its
                  content
                  %s
                  %s
            0 undone, 0 left alone, 2 failed.
            """
                .formatted(two, one));
    assertThat(run("undo", "--json", music.toString())).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(0).get("reason").asText()).contains("this home knows");
    assertThat(Files.readString(home.resolve("logs").resolve("runs.log")))
        .containsSubsequence("What failed", "failed      " + two + ": it holds");
  }

  @Test
  void undoWithoutARun_saysSo() {
    assertThat(run("undo")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("no run has left tags");
  }

  private int run(String... args) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), args);
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : captured.out().strip().split("\n")) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private Map<String, List<String>> tags(Path file) throws IOException {
    Captured before = captured;
    assertThat(run("show", "--json", file.toString())).isZero();
    Map<String, List<String>> tags = values(lines().get(0).get("tags"));
    captured = before;
    return tags;
  }

  private static Map<String, List<String>> values(JsonNode fields) {
    Map<String, List<String>> values = new TreeMap<>();
    fields
        .properties()
        .forEach(
            field -> {
              List<String> list = new ArrayList<>();
              field.getValue().forEach(value -> list.add(value.asText()));
              values.put(field.getKey(), list);
            });
    return values;
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(music)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Sha256.of(file));
      }
    }
    return contents;
  }
}
