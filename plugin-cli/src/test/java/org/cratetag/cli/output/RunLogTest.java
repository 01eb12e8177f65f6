package org.cratetag.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.cli.Captured;
import org.cratetag.config.values.LogSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  @TempDir Path home;

  private final Captured captured = Captured.withHome(Path.of("/nowhere"));

  @Test
  void holdsWhatAPersonWouldHaveSeen_whereAProgramOrNobodyListens() throws Exception {
    for (Output visible :
        List.of(
            new JsonOutput(captured.screen()),
            new HumanOutput(captured.screen(), true, true, true))) {
      RunLog log = RunLog.begin(home, List.of("tag", "--json", "/music/with space\u001b[2J"));
      Output output = new LoggedOutput(visible, log);
      output.started(12);
      output.track(new TrackOutcome.Failed(Path.of("/music/a"), Stage.DECODE, "no audio\nin it"));
      output.track(new TrackOutcome.Skipped(Path.of("/music/b"), Optional.empty(), "Opus"));
      output.warning("a server is down");
      assertThat(output.summary(Map.of("run", 12))).isEqualTo(ExitStatus.SOME_FAILED);
      String stamp = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\[\\d+\\] ";
      assertThat(lines())
          .allMatch(line -> line.matches(stamp + ".*"))
          .extracting(line -> line.replaceFirst(stamp, ""))
          .containsExactly(
              "cratetag tag --json '/music/with space\\u001b[2J'",
              "run 12 begins",
              "failed    /music/a: decode: no audio\\nin it",
              "skipped   /music/b: Opus",
              "cratetag: a server is down",
              "2 tracks: 1 skipped, 1 failed.");
      Files.delete(home.resolve("logs").resolve("runs.log"));
    }
  }

  @Test
  void asJson_eachLineIsAnObject_whateverNamesHold() throws Exception {
    RunLog log = RunLog.await(home, List.of("tag", "/music/a\nb"));
    Output output = new LoggedOutput(new HumanOutput(captured.screen(), true, true, true), log);
    assertThat(home.resolve("logs")).as("nobody knows yet how").doesNotExist();
    log.use(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.INFO));
    output.started(12);
    Path odd = Path.of("/music/line\nbreak \u2028 \u001b[2J\".mp3");
    output.track(new TrackOutcome.Failed(odd, Stage.DECODE, "no audio\nin it"));
    output.warning("a server is down");
    output.summary(Map.of("run", 12));
    log.add("ended with exit status 1");
    log.flush();
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines()) {
      assertThat(line).doesNotContain("\u2028", "\u001b");
      objects.add(new ObjectMapper().readTree(line));
    }
    assertThat(objects)
        .extracting(line -> line.path("level").asText())
        .containsExactly("info", "info", "error", "warn", "info", "info");
    assertThat(objects.get(1).path("run").asInt()).isEqualTo(12);
    assertThat(objects.get(2).path("path").asText()).isEqualTo(odd.toString());
    assertThat(objects.get(2).path("reason").asText()).isEqualTo("no audio\nin it");
    assertThat(objects.get(4).path("failed").asInt()).isEqualTo(1);
    assertThat(objects).allMatch(line -> Instant.parse(line.path("time").asText()) != null);
  }

  @Test
  void level_leavesOutWhatMattersLess() throws Exception {
    for (LogSettings.Format format : LogSettings.Format.values()) {
      RunLog log = RunLog.await(home, List.of("tag"));
      log.use(new LogSettings(format, LogSettings.Level.WARN));
      Output output = new LoggedOutput(new HumanOutput(captured.screen(), true, true, true), log);
      output.started(12);
      output.track(new TrackOutcome.Skipped(Path.of("/music/b"), Optional.empty(), "Opus"));
      output.track(new TrackOutcome.Failed(Path.of("/music/a"), Stage.DECODE, "no audio"));
      output.warning("a server is down");
      output.summary(Map.of());
      log.flush();
      assertThat(lines())
          .satisfiesExactly(
              failed -> assertThat(failed).contains("/music/a"),
              warned -> assertThat(warned).contains("a server is down"));
      Files.delete(home.resolve("logs").resolve("runs.log"));
    }
  }

  @Test
  void manyLinesInAShortTime_areWrittenTogether() throws Exception {
    RunLog log = RunLog.begin(home, List.of("tag"));
    for (int i = 0; i < 5_000; i++) {
      log.add("line " + i);
    }
    log.flush();
    assertThat(lines()).hasSize(5_001).last().asString().endsWith("line 4999");
  }

  @Test
  void isForItsOwnerAlone() throws Exception {
    RunLog.begin(home, List.of("tag"));
    Path logs = home.resolve("logs");
    assertThat(Files.getPosixFilePermissions(logs))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(logs.resolve("runs.log")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void keepsAFewOldFiles_whenRunsSayMuch() {
    RunLog log = new RunLog(home, 100, InstantSource.system());
    for (int i = 0; i < 50; i++) {
      log.add("line " + i + " of a run that says much");
      log.flush();
    }
    assertThat(home)
        .isDirectoryContaining("glob:**runs.3.log")
        .isDirectoryNotContaining("glob:**runs.4.log");
    assertThat(home.resolve("runs.log")).content().contains("line 49").hasSizeLessThan(200);
  }

  private List<String> lines() throws Exception {
    return Files.readAllLines(home.resolve("logs").resolve("runs.log"));
  }
}
