package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.HumanOutput;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.train.NetworkTrainingRun;
import org.cratetag.cli.train.TrainingAddOn;
import org.cratetag.cli.workplace.AddOnNeededException;
import org.cratetag.config.Home;
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
  }

  @Test
  void networkCommand_isTheFormerSpellingWithoutItsNote() {
    Captured former = run(ExitStatus.OK, "train", "--network", "list");
    Captured now = run(ExitStatus.OK, "train", "network", "list");
    assertThat(now.out()).isEqualTo(former.out()).contains("crate-mel");
    assertThat(now.err()).isEmpty();
    assertThat(former.err()).contains("'train --network NAME' is now 'train network NAME'");
    Captured asked = run(ExitStatus.WRONG_USE, "train", "network", "crate-mel", "--seed=2");
    assertThat(asked.err()).contains("--from DIR or --data DIR, and --name NAME");
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
  void saysHowToGetWhatTrains_whenItIsNotThere() throws Exception {
    Captured captured = Captured.withHome(folder.resolve("home"));
    Output output = new HumanOutput(captured.screen(), false, false, false);
    Home home = Home.open(folder.resolve("home"));
    assertThatThrownBy(() -> TrainingAddOn.load(home, 1, output))
        .isInstanceOf(AddOnNeededException.class)
        .hasMessageContaining("mvn -f src/packaging/training/pom.xml package");
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
