package org.cratetag.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final PackManifest MANIFEST =
      new PackManifest(
          "tiny",
          PackVersion.of("1.0.0"),
          Task.GENRE,
          "Tiny",
          "Apache-2.0",
          List.of(
              PackGraph.of(
                  FrontEnd.of("edm-stats/1"),
                  new GraphInput("features", List.of(1L, 73L), List.of(), List.of()),
                  new GraphOutput("probabilities", List.of(1L, 3L)),
                  new GraphFile("model.onnx", "0".repeat(64)))),
          List.of(
              new PackLabel("Jazz", "Jazz", new Thresholds(0.8, 0.6, 0)),
              new PackLabel("Blues", "Blues", 0.7),
              new PackLabel("Other", "Other", Thresholds.NEVER)),
          List.of(),
          new Calibration.None(),
          new FamilyCalibration.None(),
          new PackTraining(List.of(), "", 1, ""),
          java.util.Map.of());

  @Test
  void manifest_readsTheLevelsThatItWrote() throws Exception {
    assertThat(PackManifest.fromJson(MANIFEST.toJson())).isEqualTo(MANIFEST);
  }

  @Test
  void level_decidesWhatIsSure() {
    double[] scores = {0.65, 0.2, 0.15};
    assertThat(top(Sureness.CAREFUL, scores).isSure()).isFalse();
    assertThat(top(Sureness.BALANCED, scores).isSure()).isTrue();
  }

  @Test
  void packWithOneThreshold_hasItAtBothMeasuredLevels() {
    double[] scores = {0.2, 0.65, 0.15};
    assertThat(top(Sureness.BALANCED, scores).isSure()).isFalse();
    assertThat(top(Sureness.BOLD, scores).isSure()).isTrue();
  }

  @Test
  void bold_saysTheBestOfWhatMayBeSaid() {
    double[] scores = {0.3, 0.2, 0.5};
    assertThat(top(Sureness.CAREFUL, scores).label()).isEqualTo("Other");
    assertThat(top(Sureness.BOLD, scores)).isEqualTo(new LabelScore("Jazz", "Jazz", 0.3, 0));
  }

  @Test
  void levelsThatRise_areRefused() {
    assertThatThrownBy(() -> new Thresholds(0.5, 0.6, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LabelScore top(Sureness sureness, double[] calibrated) {
    TrackScores scores = new ScoreCalibrator(MANIFEST, sureness).scores(calibrated);
    return scores.labels().get(0);
  }
}
