package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left on record of four runs: demo (1), undo (2), a dry run (3) and a tagging (4). */
class RecordCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path home;
  private static Path music;
  private static Path house;
  private static Path broken;

  private Captured captured;

  @BeforeAll
  static void leaveARecord() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    music = folder.resolve("music");
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n");
    RecordCommandsTest runs = new RecordCommandsTest();
    assertThat(runs.run("demo", "--out", music.toString())).isZero();
    assertThat(runs.run("undo")).isZero();
    house = music.resolve("Marlow Avenue - Porch Light.mp3");
    broken = music.resolve("broken, \"very\"\n.flac");
    Files.write(broken, "fLaC and no more of it".getBytes());
    Files.move(music.resolve("Halina Voss - Slow Tide.wma"), folder.resolve("away"));
    assertThat(runs.run("tag", "--dry-run", "--again", house.toString())).isZero();
    assertThat(runs.run("tag", "--again", "--profile", "dj", music.toString()))
        .isEqualTo(ExitStatus.SOME_FAILED);
  }

  @Test
  void historyOfAFile_tellsWhatWasHeardWrittenAndGivenBack() throws Exception {
    assertThat(run("history", house.toString())).isZero();
    assertThat(captured.out())
        .containsSubsequence(
            house + "\n",
            "run 1, demo",
            "heard     House (",
            "by        edm-subgenre/",
            "GENRE     (none) -> House",
            "taken back by run 2",
            "run 2, undo: gave back what was there before run 1",
            "GENRE     House -> (none)",
            "run 4, tag",
            "heard     House (",
            "GENRE     (none) -> House");

    assertThat(run("history", "--json", house.toString())).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines).extracting(line -> line.get("run").asInt()).containsExactly(1, 2, 4);
    assertThat(lines.get(0).get("takenBackBy").asInt()).isEqualTo(2);
    assertThat(lines.get(0).get("genre").get(0).get("label").asText()).isEqualTo("House");
    assertThat(lines.get(0).get("bpm").isNumber()).isTrue();
    assertThat(lines.get(1).get("undoneRun").asInt()).isEqualTo(1);
    assertThat(lines.get(1).get("written").get("GENRE")).isEmpty();
    assertThat(lines.get(2).get("packs").get(0).asText()).startsWith("edm-subgenre/");
  }

  @Test
  void historyOfARun_listsEachFileItChanged() throws Exception {
    assertThat(run("history", "--run", "2")).isZero();
    assertThat(captured.out())
        .contains("Run 2: undo", house + "\n", "gave back what was there before run 1");
    assertThat(run("history", "--run", "1", "--json")).isZero();
    assertThat(lines())
        .hasSizeBetween(6, 8)
        .allMatch(line -> line.get("state").asText().equals("undone"));
    assertThat(run("history", "--run", "3")).isZero();
    assertThat(captured.out()).contains("It has changed no file");
    assertThat(run("history", "--run", "99")).isEqualTo(ExitStatus.WRONG_USE);
  }

  @Test
  void historyAlone_sumsUpTheLatestRuns() throws Exception {
    assertThat(run("history")).isZero();
    assertThat(captured.out()).containsSubsequence("\n4 ", "tag", "\n2 ", "undo", "\n1 ", "demo");
    assertThat(run("history", "--json")).isZero();
    assertThat(lines()).hasSize(3).last().matches(run -> run.get("takenBack").asInt() >= 6);
  }

  @Test
  void historyOfAnUnknownFile_isWrongUse() {
    assertThat(run("history", folder.resolve("nowhere").toString()))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("nothing is known of");
    assertThat(run("history", broken.toString())).isZero();
    assertThat(captured.out()).contains("Nothing was changed in");
    assertThat(run("history", "--run", "1", house.toString())).isEqualTo(ExitStatus.WRONG_USE);
  }

  @Test
  void list_givesTracksByPath_butThoseThatAreGone() throws Exception {
    assertThat(run("list", "--json")).isZero();
    assertThat(lines())
        .hasSize(8)
        .extracting(line -> line.get("path").asText())
        .isSorted()
        .noneMatch(path -> path.endsWith(".wma"));
    assertThat(run("list", "--outcome", "missing", music.toString())).isZero();
    assertThat(captured.out()).contains("Slow Tide.wma").contains("\n1 track.\n");
    assertThat(run("list", folder.resolve("elsewhere").toString())).isZero();
    assertThat(captured.out()).isEqualTo("No track is known that fits.\n");
  }

  @Test
  void list_takesWhatFitsAllOptions() throws Exception {
    assertThat(run("list", "--json", "--label", "house")).isZero();
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0).get("path").asText()).isEqualTo(house.toString());
    assertThat(lines().get(0).get("outcome").asText()).isEqualTo("tagged");
    assertThat(run("list", "--json", "--outcome", "planned,failed")).isZero();
    assertThat(lines())
        .extracting(line -> line.get("outcome").asText())
        .containsExactlyInAnyOrder("planned", "failed");
    assertThat(run("list", "--reason", "flac", "--outcome", "failed")).isZero();
    assertThat(captured.out()).startsWith("failed    ").contains("\"very\"\\n.flac: decode: ");
    assertThat(run("list", "--reason", "flac", "--label", "House")).isZero();
    assertThat(captured.out()).isEqualTo("No track is known that fits.\n");
    assertThat(run("list", "--outcome", "broken")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("there are analysed, planned");
  }

  @Test
  void list_speaksToPeopleInTheUsersWords_andFindsByThem() throws Exception {
    Path file = Files.writeString(folder.resolve("words.yaml"), "labels: {rename: {House: Haus}}");
    assertThat(run("list", "--config", file.toString(), "--label", "haus")).isZero();
    assertThat(captured.out()).contains(house + ": ", "Haus (").doesNotContain("House (");
    assertThat(run("list", "--config", file.toString(), "--label", "House", "--json")).isZero();
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0).get("genre").get(0).get("label").asText()).isEqualTo("House");
    assertThat(run("list", "--label", "haus")).isZero();
    assertThat(captured.out()).isEqualTo("No track is known that fits.\n");
  }

  @Test
  void csv_isWhatSpreadsheetsRead() {
    assertThat(run("list", "--csv", "--outcome", "failed")).isZero();
    assertThat(captured.out())
        .startsWith("path,outcome,genre,subgenre,confidence,bpm,stage,reason,packs,changed\r\n")
        .contains("\"" + broken.toString().replace("\"", "\"\"") + "\",failed,,,,,decode,")
        .endsWith("Z\r\n");
    assertThat(run("list", "--csv", "--label", "House")).isZero();
    assertThat(captured.out()).contains(house + ",tagged,House,,0.", ",124.00,,,edm-subgenre/");
    assertThat(run("list", "--csv", "--json")).isEqualTo(ExitStatus.WRONG_USE);
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
}
