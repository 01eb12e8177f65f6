package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.studio.ComparedNetwork;
import org.cratetag.train.studio.ComparedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before anything is trained; the training itself is tested where it lives. */
class NetworkCommandsTest {
  @TempDir private Path folder;

  @Test
  void namesTheNetworks() {
    Captured captured = run(ExitStatus.OK, "train", "--network", "list");
    assertThat(captured.out())
        .contains("crate-mel", "edm-cnn", "edm-lstm", "vgg16-gmp", "14719818", "fma-mlp")
        .contains("fma-cnn", "fma-lstm", "fma-td-cnn", "gtzan-cnn", "timbre-cnn");
  }

  @Test
  void refusesWhatCannotBe_andSaysWhatToDo() {
    refuses("there is no network 'resnet'; there are: crate-mel", "--network=resnet");
    refuses("out of range", "--network=crate-mel", "--patience=-1");
    refuses("--schedule must be constant, cosine", "--network=crate-mel", "--schedule=step");
    refuses("--average must be none, ema or swa", "--network=crate-mel", "--average=some");
    refuses("--rate must be above 0", "--network=crate-mel", "--rate=0");
    refuses("which mel pictures do not hold; give it music", "--network=edm-lstm");
    refuses("no folder", "--network=crate-mel");
    refuses("must be lower case letters", "--network=crate-mel", "--name=No Name");
  }

  @Test
  void asksForMusicOrPictures_andAName() {
    Captured captured = run(ExitStatus.WRONG_USE, "train", "--network", "crate-mel");
    assertThat(captured.err()).contains("--from DIR or --data DIR, and --name NAME");
    captured = run(ExitStatus.WRONG_USE, "evaluate", "networks");
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
            "evaluate",
            "synthesise",
            "--styles=techno,drum-and-bass",
            options[0],
            options[1],
            options[2]);
    assertThat(captured.out().lines()).hasSize(2);
    captured = run(ExitStatus.WRONG_USE, "evaluate", "synthesise", "--styles=polka", options[0]);
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
            line ->
                assertThat(line)
                    .matches("edm-cnn +12345 +2 +25.0 +2.0 +60.0 \\+- 14.1 .* 25 +100 +3.5 +1.0"),
            line -> assertThat(line).matches("edm-lstm +12345 +1 +30.0 .* 0 +- +3.5 +1.0"));
    assertThat(captured.out()).contains("standard deviation");
  }

  private void refusesComparison(String reason, String... options) {
    List<String> all = new ArrayList<>(List.of("evaluate", "networks"));
    all.addAll(List.of(options));
    assertThat(run(ExitStatus.WRONG_USE, all.toArray(String[]::new)).err()).contains(reason);
  }

  @Test
  void saysHowToGetWhatTrains_whenItIsNotThere() {
    Captured captured =
        run(ExitStatus.WRONG_USE, "train", "genre", "--data=x", "--out=" + folder.resolve("out"));
    assertThat(captured.err()).contains("mvn -f src/packaging/training/pom.xml package");
  }

  @Test
  void saysHowMuchMusicANetworkNeeds() throws Exception {
    Files.createDirectories(folder.resolve("music/House"));
    Files.writeString(folder.resolve("music/House/no-music.txt"), "text");
    Captured captured =
        run(
            ExitStatus.WRONG_USE,
            "train",
            "--network=edm-lstm",
            "--from=" + folder.resolve("music"),
            "--name=mine");
    assertThat(captured.err())
        .contains("left out", "no-music.txt", "at least 2 folders with 5 tracks");
  }

  @Test
  void commandOnTheCardNamesNoFolderOfTheUser() {
    assertThat(
            NetworkTrainingRun.command(
                List.of(
                    "train", "--network", "edm-lstm", "--from", "/me", "--home=/x", "--seed=2")))
        .isEqualTo("cratetag train --network edm-lstm --from DIR --home=DIR --seed=2");
  }

  private void refuses(String reason, String... options) {
    List<String> all = new ArrayList<>(List.of("train", "--data=" + folder));
    all.addAll(List.of(options));
    if (all.stream().noneMatch(option -> option.startsWith("--name"))) {
      all.add("--name=mine");
    }
    Captured captured = run(ExitStatus.WRONG_USE, all.toArray(String[]::new));
    assertThat(captured.err()).contains(reason);
  }

  private Captured run(int status, String... arguments) {
    Captured captured = Captured.withHome(folder.resolve("home"));
    assertThat(Main.run(captured.surroundings(), arguments)).isEqualTo(status);
    return captured;
  }
}
