package org.cratetag.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TrackScores;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxClassifierTest {
  private static ModelPack pack() {
    return TinyPack.pack(UnaryOperator.identity(), TinyPack.model());
  }

  private static FeatureTensor features(float... values) {
    return new FeatureTensor(values, values.length);
  }

  private static LabelScore find(List<LabelScore> scores, String label) {
    return scores.stream().filter(s -> s.label().equals(label)).findFirst().orElseThrow();
  }

  @Test
  void scores_areSelectedCalibratedAndSorted() throws Exception {
    double[] expected = TinyPack.expected(1, 9, -2, 3);
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      TrackScores scores = classifier.classify(features(1, 9, -2, 3));
      assertThat(scores.pack()).isEqualTo("tiny/1.0.0");
      assertThat(scores.labels())
          .extracting(LabelScore::label)
          .containsExactly("Hard Techno", "Tech House", "Deep House");
      LabelScore techHouse = find(scores.labels(), "Tech House");
      assertThat(techHouse.probability()).isCloseTo(expected[0], within(1e-6));
      assertThat(techHouse.threshold()).isEqualTo(0.6);
      assertThat(techHouse.family()).isEqualTo("House");
    }
  }

  @Test
  void family_isTheLogisticOfTheSumOfItsLabels() throws Exception {
    double[] p = TinyPack.expected(1, 9, -2, 3);
    double sum = p[0] + p[1];
    double expected = 1 / (1 + Math.exp(-(Math.log(sum / (1 - sum)) - 0.5)));
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      LabelScore house = find(classifier.classify(features(1, 9, -2, 3)).families(), "House");
      assertThat(house.probability()).isCloseTo(expected, within(1e-6));
      assertThat(house.threshold()).isEqualTo(0.8);
    }
  }

  @Test
  void certainModel_staysWithinZeroAndOne() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      TrackScores scores = classifier.classify(features(3000, 0, -3000, 0));
      assertThat(scores.labels().get(0).probability()).isCloseTo(1, within(1e-9));
      assertThat(scores.families()).allSatisfy(f -> assertThat(f.probability()).isBetween(0., 1.));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void featureThatIsNoNumber_isRefused(float value) throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      assertThatThrownBy(() -> classifier.classify(features(0, 0, value, 0)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("feature 2");
    }
  }

  @Test
  void featureThatIsNotSelected_mayBeAnything() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      assertThat(classifier.classify(features(1, Float.NaN, 0, 0)).labels()).hasSize(3);
    }
  }

  @Test
  void tooFewFeatures_areRefused() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      assertThatThrownBy(() -> classifier.classify(features(1, 2, 3)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("feature 3");
    }
  }

  @Test
  void outputThatIsNoNumber_isRefused() throws Exception {
    float[][] huge = {{3e38f, 0, 0}, {0, 3e38f, 0}, {0, 0, 3e38f}};
    byte[] model = OnnxBytes.model("features", "probabilities", "Softmax", huge);
    try (OnnxClassifier classifier =
        OnnxClassifier.open(TinyPack.pack(UnaryOperator.identity(), model))) {
      assertThatThrownBy(() -> classifier.classify(features(3e38f, 0, 0, 0)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("NaN");
    }
  }

  @Test
  void outputThatIsNoProbability_isRefused() throws Exception {
    byte[] model = OnnxBytes.model("features", "probabilities", "Identity", TinyPack.WEIGHTS);
    try (OnnxClassifier classifier =
        OnnxClassifier.open(TinyPack.pack(UnaryOperator.identity(), model))) {
      assertThatThrownBy(() -> classifier.classify(features(2, 0, 0, 0)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("no probability");
      assertThatThrownBy(() -> classifier.classify(features(0.5f, 0, 0, 0)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("sum");
    }
  }

  @Test
  void graphWithOtherTensors_isRefused() {
    byte[] input = OnnxBytes.model("x", "probabilities", "Softmax", TinyPack.WEIGHTS);
    byte[] output = OnnxBytes.model("features", "y", "Softmax", TinyPack.WEIGHTS);
    byte[] wide =
        OnnxBytes.model("features", "probabilities", "Softmax", new float[][] {{1, 0, 0}});
    byte[] narrow =
        OnnxBytes.model("features", "probabilities", "Softmax", new float[][] {{1}, {1}, {1}});
    assertRefused(input, "no input 'features'");
    assertRefused(output, "no output 'probabilities'");
    assertRefused(wide, "input 'features' has the shape [-1, 1]");
    assertRefused(narrow, "output 'probabilities' has the shape [-1, 1]");
    assertRefused(new byte[] {1, 2, 3}, "no ONNX file");
    assertRefused(new byte[] {8, 7}, "does not load");
    assertRefused(new byte[0], "does not load");
  }

  @Test
  void modelThatReadsAnotherFile_isRefused() throws Exception {
    Path weights = Path.of("target", "weights.bin");
    Files.write(weights, OnnxBytes.raw(TinyPack.WEIGHTS));
    for (String location :
        List.of(
            "target/weights.bin", "./target/weights.bin", weights.toAbsolutePath().toString())) {
      assertRefused(
          OnnxBytes.modelWithExternalWeights(location, TinyPack.WEIGHTS), "in other files");
    }
  }

  private static void assertRefused(byte[] model, String reason) {
    assertThatThrownBy(
            () -> OnnxClassifier.open(TinyPack.pack(UnaryOperator.identity(), model)).close())
        .isInstanceOf(PackException.class)
        .hasMessageContaining("tiny/1.0.0")
        .hasMessageContaining(reason);
  }

  @Test
  void closedClassifier_refuses() throws Exception {
    OnnxClassifier classifier = OnnxClassifier.open(pack());
    classifier.close();
    classifier.close();
    assertThatThrownBy(() -> classifier.classify(features(0, 0, 0, 0)))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void manyThreads_getTheScoresOfOne() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack())) {
      ExecutorService workers = Executors.newFixedThreadPool(4);
      try {
        List<Future<TrackScores>> results = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
          float value = i % 7;
          results.add(workers.submit(() -> classifier.classify(features(value, 0, 1, 2))));
        }
        for (int i = 0; i < results.size(); i++) {
          assertThat(results.get(i).get()).isEqualTo(classifier.classify(features(i % 7, 0, 1, 2)));
        }
      } finally {
        workers.shutdownNow();
      }
    }
  }

  @Test
  void verifier_passesAPackThatKeepsItsPromise() {
    PackVerifier.Report report = PackVerifier.verify(pack());
    assertThat(report.refusal()).isEmpty();
    assertThat(report.checks())
        .extracting(PackVerifier.Check::what)
        .containsExactly("manifest", "hash", "front-end", "graph", "golden", "speed");
  }

  @Test
  void verifier_refusesAPackWithAnotherModel() {
    float[][] other = {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
    byte[] model = OnnxBytes.model("features", "probabilities", "Softmax", other);
    PackVerifier.Report report =
        PackVerifier.verify(TinyPack.pack(UnaryOperator.identity(), model));
    assertThat(report.isPassed()).isFalse();
    assertThat(report.refusal().orElseThrow().what()).isEqualTo("golden");
    assertThat(report.refusal().orElseThrow().reason()).contains("case 1", "Tech House");
  }

  @Test
  void verifier_refusesAGraphThatDoesNotFit() {
    byte[] model = OnnxBytes.model("x", "y", "Softmax", TinyPack.WEIGHTS);
    PackVerifier.Report report =
        PackVerifier.verify(TinyPack.pack(UnaryOperator.identity(), model));
    assertThat(report.refusal().orElseThrow().what()).isEqualTo("graph");
  }
}
