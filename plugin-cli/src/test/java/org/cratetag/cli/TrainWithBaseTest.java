package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on crates with a base network; {@link StandInBase} stands in for MusiCNN. */
class TrainWithBaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRACKS = 10;

  @TempDir private Path folder;
  private Path home;
  private Path crates;
  private Captured captured;

  @BeforeEach
  void makeCrates() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\nworkers: 2\n");
    crates = folder.resolve("crates");
    for (Map.Entry<String, TrackStyle> crate :
        Map.of("Rough", TrackStyle.HARDCORE, "Soft", TrackStyle.AMBIENT).entrySet()) {
      for (int seed = 0; seed < TRACKS; seed++) {
        OwnTracks.make(crate.getValue(), seed, crates.resolve(crate.getKey()));
      }
    }
  }

  @Test
  void baseThatIsNotThere_isAnErrorThatSaysHowToInstallIt_beforeAnythingIsListenedTo() {
    assertThat(train("musicnn")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("the base musicnn is not installed", "cratetag models install musicnn")
        .contains("Nothing was listened to");
    assertThat(Files.exists(home.resolve("ledger/cratetag.db"))).isFalse();
    assertThat(train("vggish")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("there is no base 'vggish' here", "'cratetag models install' takes musicnn");
  }

  @Test
  void crates_areLearnedWithTheBase_andThePackSaysWhatItNeeds() throws Exception {
    StandInBase.install(home);
    assertThat(train("musicnn", "--json")).as(captured.err()).isZero();
    JsonNode said = JSON.readTree(captured.out());
    JsonNode base = said.get("base");
    assertThat(base.get("name").asText()).isEqualTo("musicnn/0.1.0");
    assertThat(base.get("weight").asDouble()).isPositive();
    assertThat(base.get("without").get("accuracy").asDouble()).isBetween(0.5, 1.0);
    Path pack = home.resolve("packs/my-crates-1.0.0/pack.json");
    assertThat(Files.readString(pack)).contains("musicnn/1", "train --from DIR --base musicnn");
    // What it heard is kept: without the base's model nothing could be heard anew.
    Files.delete(home.resolve("models/bases/musicnn/model.onnx"));
    assertThat(train("musicnn")).as(captured.err()).isZero();
    assertThat(captured.out())
        .contains("without musicnn/0.1.0, expect", "Installed my-crates/1.1.0");
    assertThat(run("scan", "--json", crates.toString())).as(captured.err()).isZero();
    assertThat(captured.out()).contains("my-crates/1.1.0");
    assertThat(run("models", "verify", "my-crates")).as(captured.err()).isZero();
    assertThat(run("models", "remove", "musicnn")).as(captured.err()).isZero();
    run("models", "list");
    assertThat(captured.out() + captured.err())
        .containsPattern("my-crates.*needs: cratetag models install musicnn");
  }

  private int train(String base, String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "train",
                    "crates",
                    crates.toString(),
                    "--base",
                    base,
                    "--name",
                    "my-crates",
                    "--start-from",
                    "none"),
                Stream.of(more))
            .toArray(String[]::new);
    return run(arguments);
  }

  private int run(String... arguments) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), arguments);
  }
}
