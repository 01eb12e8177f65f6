package org.cratetag.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.HumanOutput;
import org.cratetag.cli.output.JsonOutput;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.train.StudyProgress;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.train.evaluate.Accuracy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateEdmSubgenreCommandTest {
  private static final Accuracy ALL = new Accuracy(1, 1, 1, new int[][] {{2, 0}, {0, 2}});
  private static final Accuracy HALF = new Accuracy(0.5, 1, 0.4, new int[][] {{2, 0}, {2, 0}});
  private static final Transfer THERE =
      new Transfer("old", "new", List.of("House", "Techno"), 4, 4, HALF, ALL);

  @TempDir Path home;

  @Test
  void unknownPart_isRefusedWithTheNamesOfAll() {
    Captured captured = Captured.withHome(home);
    int status =
        Main.run(
            captured.surroundings(),
            "lab",
            "evaluate",
            "edm-subgenre",
            "--data",
            "x",
            "--only",
            "truth");
    assertThat(status).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("truth", "accuracy, structure, importance, learning-curve, transfer");
  }

  @Test
  void missingData_isSaidWithWhatTheFolderMustHold() {
    Captured captured = Captured.withHome(home);
    int status =
        Main.run(
            captured.surroundings(), "lab", "evaluate", "edm-subgenre", "--data", home.toString());
    assertThat(status).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("no such file", "beatport-2021/beatport_2021jan.csv")
        .doesNotContain("Exception");
  }

  @Test
  void noSeed_isRefused() {
    Captured captured = Captured.withHome(home);
    int status =
        Main.run(
            captured.surroundings(),
            "lab",
            "evaluate",
            "edm-subgenre",
            "--data",
            "x",
            "--seeds",
            "0");
    assertThat(status).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("--seeds must be at least 1");
  }

  @Test
  void partsAreTables_forAPerson() {
    Captured captured = Captured.withHome(home);
    Output output = new HumanOutput(captured.screen(), false, false, false);
    new EvaluationOutput(evaluation(), Map.of()).print(output);
    assertThat(captured.out())
        .contains("From year to year")
        .containsPattern("old +new +50\\.0 % +100\\.0 % +40\\.0 %")
        .containsPattern("new +new +100\\.0 %")
        .doesNotContain("Learning curve");
  }

  @Test
  void everyPartIsALine_forAProgram() throws Exception {
    Captured captured = Captured.withHome(home);
    new EvaluationOutput(evaluation(), Map.of("exported", 1.0))
        .print(new JsonOutput(captured.screen()));
    Map<String, Object> parts = new LinkedHashMap<>();
    for (String line : captured.out().split("\n")) {
      Map<?, ?> object = new ObjectMapper().readValue(line, Map.class);
      assertThat(object).hasSize(1);
      object.forEach((name, value) -> parts.put(name.toString(), value));
    }
    assertThat(parts).containsOnlyKeys("seeds", "figures", "transfers");
    assertThat(parts.get("figures")).isEqualTo(Map.of("exported", 1.0));
  }

  @Test
  void timeLeft_isGuessedFromTheShareThatIsDone() {
    Captured captured = Captured.withHome(home);
    Instant start = Instant.EPOCH;
    Iterator<Instant> times =
        List.of(start, start.plus(Duration.ofMinutes(2)), start.plus(Duration.ofMinutes(9)))
            .iterator();
    InstantSource clock = times::next;
    try (StudyProgress progress = new StudyProgress(captured.screen(), false, false, 80, clock)) {
      progress.done("begun");
      progress.share(0.25);
      progress.done("fold 1");
      progress.share(1);
      progress.done("fold 2");
    }
    assertThat(captured.err().lines())
        .containsExactly("begun", " 25 %, about 6 min left: fold 1", "100 %: fold 2");
    assertThat(captured.out()).isEmpty();
  }

  private static Evaluation evaluation() {
    return new Evaluation(
        List.of(1L),
        Map.of("House", "House", "Techno", "Techno"),
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(THERE));
  }
}
