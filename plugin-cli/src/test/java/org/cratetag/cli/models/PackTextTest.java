package org.cratetag.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.Windows;
import org.cratetag.decision.LabelMap;
import org.cratetag.decision.LabelRules;
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
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class PackTextTest {
  private static PackGraph graph(
      FrontEnd frontEnd, Aggregation aggregation, String file, int weight) {
    return new PackGraph(
        frontEnd,
        aggregation,
        new GraphInput("x", List.of(1L, 9L), List.of(), List.of()),
        new GraphOutput("y", List.of(1L, 1L)),
        new GraphFile(file, "0".repeat(64)),
        weight);
  }

  private static String info(PackGraph... graphs) {
    PackManifest manifest =
        new PackManifest(
            "tandem",
            PackVersion.of("1.0.0"),
            Task.GENRE,
            "Two networks",
            "CC0-1.0",
            List.of(graphs),
            List.of(new PackLabel("Jazz", "Jazz", 0.5)),
            List.of(),
            new Calibration.None(),
            new FamilyCalibration.None(),
            new PackTraining(List.of(), "none", 1, "none"),
            Map.of());
    return PackText.info(manifest, new LabelMap(Taxonomy.bundled(), LabelRules.NONE), 120);
  }

  @Test
  void tandem_showsEachGraphWithItsFrontEndAndClips() {
    FrontEnd mel = new FrontEnd("logmel/1", Map.of("hop", "512", "bands", "128"));
    String info =
        info(
            graph(mel.withWindows(Windows.spread(30, 5)), Aggregation.VOTE, "cnn.onnx", 3),
            graph(
                FrontEnd.of("mfcc-sequence/1")
                    .withWindows(new Windows(2.5, 0, OptionalDouble.of(10), 1, 0)),
                Aggregation.MEAN,
                "lstm.onnx",
                1));
    assertThat(info)
        .contains(
            "graph      cnn.onnx, 75 % of the mean\n"
                + "front-end  logmel/1: bands=128, hop=512\n"
                + "clips      up to 5 of 30 s spread over the track, 30 s left out at either end, "
                + "joined by vote\n"
                + "graph      lstm.onnx, 25 % of the mean\n"
                + "front-end  mfcc-sequence/1\n"
                + "clips      1 of 2.5 s every 10 s, 0 s left out at either end, joined by mean\n");
  }

  @Test
  void singleGraphOfAWholeTrack_isNoMoreThanItsFrontEnd() {
    assertThat(info(graph(FrontEnd.of("edm-stats/1"), Aggregation.MEAN, "model.onnx", 1)))
        .contains("front-end  edm-stats/1\nlicence")
        .doesNotContain("graph", "clips");
  }
}
