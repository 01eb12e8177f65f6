package org.cratetag.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.TrackScores;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackVersion;
import org.junit.jupiter.api.Test;

class HeardScoresTest {
  private static final Map<String, String> PARAMETERS =
      Map.of("bands", "64", "columns", "20", "from", "50", "to", "8000", "hop", "256");

  @Test
  void key_isTheSameInEachProcess() {
    // Maps of another order would give another one now and then.
    assertThat(new HeardScores(withFrontEnd(new FrontEnd("logmel/1", PARAMETERS))).key())
        .isEqualTo("tiny:79f14b46a26f9733");
  }

  @Test
  void key_changesWithTheModelAndItsInput_notWithVersionOrThresholds() {
    PackManifest manifest = TinyPack.manifest();
    String key = new HeardScores(manifest).key();
    assertThat(key).startsWith(manifest.id() + ":");
    assertThat(new HeardScores(withFrontEnd(FrontEnd.of("logmel/1"))).key()).isNotEqualTo(key);
    assertThat(new HeardScores(withVersion(manifest)).key()).isEqualTo(key);
  }

  @Test
  void of_whatWasHeard_isWhatTheClassifierSays() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(TinyPack.pack(m -> m, TinyPack.model()))) {
      List<FeatureTensor> features =
          TinyPack.golden().cases().get(0).inputs().stream().map(input -> input.tensor()).toList();
      TrackScores heard = new HeardScores(TinyPack.manifest()).of(classifier.hear(features));
      assertThat(heard).isEqualTo(classifier.classify(features));
    }
  }

  @Test
  void of_valuesOfAnotherModel_isRefused() {
    HeardScores scores = new HeardScores(TinyPack.manifest());
    assertThatThrownBy(() -> scores.of(new float[99])).isInstanceOf(TrackException.class);
  }

  private static PackManifest withVersion(PackManifest old) {
    return copy(old, new PackVersion(9, 0, 0), old.graphs());
  }

  private static PackManifest withFrontEnd(FrontEnd frontEnd) {
    PackManifest old = TinyPack.manifest();
    PackGraph graph = old.graphs().get(0);
    return copy(
        old,
        old.version(),
        List.of(
            new PackGraph(
                frontEnd,
                graph.aggregation(),
                graph.input(),
                graph.output(),
                graph.model(),
                graph.weight())));
  }

  private static PackManifest copy(PackManifest old, PackVersion version, List<PackGraph> graphs) {
    return new PackManifest(
        old.id(),
        version,
        old.task(),
        old.title(),
        old.licence(),
        graphs,
        old.labels(),
        old.families(),
        old.calibration(),
        old.familyCalibration(),
        old.leastBandwidthHz(),
        old.domain(),
        old.training(),
        old.metrics());
  }
}
