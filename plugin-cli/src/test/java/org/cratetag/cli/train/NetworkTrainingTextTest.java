package org.cratetag.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.cli.Captured;
import org.cratetag.cli.output.HumanOutput;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.GraphInput;
import org.cratetag.pack.GraphOutput;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.calibration.Aggregation;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.studio.HeldOut;
import org.cratetag.train.studio.TrainedNetwork;
import org.cratetag.train.studio.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainingTextTest {
  @TempDir private Path home;

  @Test
  void speakingPackSaysFromWhichProbabilityOn() {
    assertThat(text(0.62, 0.5))
        .containsPattern("tracks kept for the test +40\n")
        .containsPattern("right +75.0 % \\(95 % sure: 60 to 86 %\\)\n")
        .containsPattern("would be tagged +50.0 %\nof these right +95.0 %\n")
        .contains("from a probability of 0.62 on", "among 3 tracks that were not learned from")
        .contains("Installed mine/1.0.0. Use it: cratetag tag --packs mine DIR");
  }

  @Test
  void silentPackSaysWhyAndWhatMayHelp() {
    assertThat(text(1.01, 0))
        .containsPattern("stays\\s+silent:\\s+among\\s+the\\s+3\\s+tracks")
        .containsPattern("More\\s+tracks\\s+of\\s+each\\s+label")
        .satisfies(said -> assertThat(said.lines()).allMatch(line -> line.length() <= 80))
        .containsPattern("of these right +-\n");
  }

  private String text(double threshold, double coverage) {
    Network network = NamedNetwork.EDM_LSTM.network(2);
    TrainedNetwork member =
        new TrainedNetwork(
            network,
            Weights.random(network, 1),
            List.of(new EpochFigures(1, 0.5, 0.6, 0.7, 30)),
            new float[3][2],
            1);
    Accuracy accuracy = new Accuracy(0.75, 1, 0.74, new int[][] {{15, 5}, {5, 15}});
    Captured captured = Captured.withHome(home);
    new NetworkTrainingText(
            manifest(threshold),
            List.of(member),
            new HeldOut(new float[3][2], new int[3]),
            Optional.of(new Verdicts(accuracy, 0.8, coverage, 0.95, 1)),
            1_000)
        .print(new HumanOutput(captured.screen(), false, false, false));
    return captured.out();
  }

  private static PackManifest manifest(double threshold) {
    return new PackManifest(
        "mine",
        PackVersion.of("1.0.0"),
        Task.SUBGENRE,
        "Mine",
        "none",
        List.of(
            new PackGraph(
                FrontEnd.of("edm-stats/1"),
                Aggregation.MEAN,
                new GraphInput("x", List.of(1L, 9L), List.of(), List.of()),
                new GraphOutput("y", List.of(1L, 2L)),
                new GraphFile("model.onnx", "0".repeat(64)),
                1)),
        List.of(
            new PackLabel("House", "House", threshold),
            new PackLabel("Techno", "Techno", threshold)),
        List.of(),
        new Calibration.None(),
        new FamilyCalibration.None(),
        new PackTraining(List.of(), "none", 1, "none"),
        Map.of());
  }
}
