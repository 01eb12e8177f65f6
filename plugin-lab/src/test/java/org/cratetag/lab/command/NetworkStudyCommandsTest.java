package org.cratetag.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.HumanOutput;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.Wrap;
import org.cratetag.lab.compare.ComparedNetwork;
import org.cratetag.lab.compare.ComparedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before anything is trained; the training itself is tested where it lives. */
class NetworkStudyCommandsTest {
  @TempDir private Path folder;

  @Test
  void asksForPicturesOrMusic() {
    Captured captured = run(ExitStatus.WRONG_USE, "lab", "evaluate", "networks");
    assertThat(captured.err()).contains("--data DIR or --from DIR");
  }

  @Test
  void splitsGoWithPictures_andFoldsWithTheStratifiedOne() {
    refusesComparison("--split divides the pictures", "--from=" + folder, "--split=random");
    refusesComparison("--folds goes with --split stratified", "--data=" + folder, "--folds=5");
    refusesComparison(
        "--folds must be 3 to 20", "--data=" + folder, "--split=stratified", "--folds=2");
    refusesComparison("at least 1", "--data=" + folder, "--seeds=0");
    refusesComparison("--split", "--data=" + folder, "--split=sorted");
  }

  @Test
  void stylesToSynthesiseAreNamedLikeTheirFolders() {
    String[] options = {"--out=" + folder.resolve("made"), "--tracks=1", "--seconds=1"};
    Captured captured =
        run(
            ExitStatus.OK,
            "lab",
            "synthesise",
            "--styles=techno,drum-and-bass",
            options[0],
            options[1],
            options[2]);
    assertThat(captured.out().lines()).hasSize(2);
    captured = run(ExitStatus.WRONG_USE, "lab", "synthesise", "--styles=polka", options[0]);
    assertThat(captured.err()).contains("there is no style 'polka'; there are: house, techno");
  }

  @Test
  void tableHasMeansOfRuns_andSaysSo() {
    ComparedRun one = new ComparedRun(12_345, 20, 1.5, 0.5, 0.4, 0.8, 0.5, 1, 2.5, 1_000_000);
    ComparedRun two = new ComparedRun(12_345, 30, 2.5, 0.7, 0.6, 0.9, 0, 1, 3.5, 1_000_000);
    Captured captured = Captured.withHome(folder.resolve("home"));
    Output output = new HumanOutput(captured.screen(), false, false, false);
    new NetworkTable(
            List.of(
                new ComparedNetwork("edm-cnn", List.of(one, two)),
                new ComparedNetwork("edm-lstm", List.of(two))))
        .print(output);
    assertThat(captured.out().lines().filter(line -> line.startsWith("edm")).toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("edm-cnn +60.0 \\+- 14.1 .* 25 +100"),
            line -> assertThat(line).matches("edm-lstm +70.0 .* 0 +-"),
            line -> assertThat(line).matches("edm-cnn +12345 +2 +25.0 +2.0 +3.5 +1.0"),
            line -> assertThat(line).matches("edm-lstm +12345 +1 +30.0 +2.5 +3.5 +1.0"));
    assertThat(captured.out()).contains("standard deviation");
    assertThat(captured.out().lines()).allMatch(line -> line.length() <= Wrap.USUAL_COLUMNS);
  }

  private void refusesComparison(String reason, String... options) {
    List<String> all = new ArrayList<>(List.of("lab", "evaluate", "networks"));
    all.addAll(List.of(options));
    assertThat(run(ExitStatus.WRONG_USE, all.toArray(String[]::new)).err()).contains(reason);
  }

  private Captured run(int status, String... arguments) {
    Captured captured = Captured.withHome(folder.resolve("home"));
    assertThat(Main.run(captured.surroundings(), arguments)).isEqualTo(status);
    return captured;
  }
}
