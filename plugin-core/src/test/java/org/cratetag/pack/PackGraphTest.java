package org.cratetag.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TrackScores;
import org.cratetag.api.track.Windows;
import org.cratetag.inference.OnnxBytes;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.inference.PackVerifier;
import org.cratetag.inference.TinyPack;
import org.cratetag.pack.calibration.Aggregation;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs that judge a track by clips, and packs of several graphs. */
class PackGraphTest {
  private static final FrontEnd CLIPS = FrontEnd.of("tiny/1").withWindows(Windows.spread(30, 4));
  private static final FrontEnd OTHER = new FrontEnd("other/1", Map.of("bands", "3"));
  private static final byte[] SOFTMAX = TinyPack.model();
  private static final byte[] SURER =
      OnnxBytes.model(
          "features", "probabilities", "Softmax", new float[][] {{3, 0, 0}, {0, 3, 0}, {0, 0, 3}});

  @TempDir Path temp;

  private static PackGraph graph(
      FrontEnd frontEnd, Aggregation aggregation, String file, byte[] model, double weight) {
    return new PackGraph(
        frontEnd,
        aggregation,
        new GraphInput("features", List.of(1L, 3L), List.of(), List.of()),
        new GraphOutput("probabilities", List.of(1L, 3L)),
        new GraphFile(file, PackReader.sha256(model)),
        weight);
  }

  private static PackManifest manifest(PackGraph... graphs) {
    PackManifest tiny = TinyPack.manifest();
    return new PackManifest(
        tiny.id(),
        tiny.version(),
        tiny.task(),
        tiny.title(),
        tiny.licence(),
        List.of(graphs),
        tiny.labels(),
        tiny.families(),
        new Calibration.None(),
        tiny.familyCalibration(),
        tiny.training(),
        tiny.metrics());
  }

  private static PackManifest clips(Aggregation aggregation) {
    return manifest(graph(CLIPS, aggregation, "model.onnx", SOFTMAX, 1));
  }

  private static PackManifest tandem() {
    return manifest(
        graph(CLIPS, Aggregation.VOTE, "cnn.onnx", SOFTMAX, 3),
        graph(OTHER, Aggregation.MEAN, "lstm.onnx", SURER, 1));
  }

  private static ModelPack pack(PackManifest manifest, byte[]... models) {
    return new ModelPack(manifest, List.of(models), "card", TinyPack.golden());
  }

  private static FeatureTensor tensor(float[]... clips) {
    float[] values = new float[3 * clips.length];
    for (int i = 0; i < clips.length; i++) {
      System.arraycopy(clips[i], 0, values, 3 * i, 3);
    }
    return new FeatureTensor(values, clips.length, 3);
  }

  private static double[] softmax(double... features) {
    double sum = 0;
    for (double feature : features) {
      sum += Math.exp(feature);
    }
    double[] p = new double[features.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(features[i]) / sum;
    }
    return p;
  }

  private static double probability(TrackScores scores, int label) {
    String name = TinyPack.manifest().labels().get(label).label();
    return scores.labels().stream()
        .filter(score -> score.label().equals(name))
        .mapToDouble(LabelScore::probability)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void mean_isThatOfTheClips() throws Exception {
    double[] a = softmax(2, 0, 0);
    double[] b = softmax(0, 1, 0);
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(clips(Aggregation.MEAN), SOFTMAX))) {
      TrackScores scores =
          classifier.classify(tensor(new float[] {2, 0, 0}, new float[] {0, 1, 0}));
      for (int label = 0; label < 3; label++) {
        assertThat(probability(scores, label)).isCloseTo((a[label] + b[label]) / 2, within(1e-6));
      }
    }
  }

  @Test
  void vote_isWonByTheMajorityHoweverSureTheOthersAre() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(clips(Aggregation.VOTE), SOFTMAX))) {
      TrackScores scores =
          classifier.classify(
              tensor(
                  new float[] {0.1f, 0, 0},
                  new float[] {0.1f, 0, 0},
                  new float[] {0, 30, 0},
                  new float[] {0.1f, 0, 0},
                  new float[] {0, 30, 0}));
      assertThat(scores.labels().get(0).label()).isEqualTo("Tech House");
      assertThat(probability(scores, 0)).isBetween(3 / 6.0, 4 / 6.0);
      assertThat(probability(scores, 2)).isLessThan(1 / 6.0);
    }
  }

  @Test
  void voteThatEndsInATie_isDecidedByTheMean() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(clips(Aggregation.VOTE), SOFTMAX))) {
      TrackScores scores =
          classifier.classify(tensor(new float[] {0.1f, 0, 0}, new float[] {0, 5, 0}));
      assertThat(scores.labels().get(0).label()).isEqualTo("Deep House");
    }
  }

  @Test
  void oneClip_givesItsProbabilities() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(clips(Aggregation.VOTE), SOFTMAX))) {
      TrackScores scores = classifier.classify(tensor(new float[] {1, 0, 0}));
      assertThat(probability(scores, 0)).isCloseTo(softmax(1, 0, 0)[0], within(1e-6));
    }
  }

  @Test
  void clipsOfAnotherSize_areRefused() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(clips(Aggregation.MEAN), SOFTMAX))) {
      assertThatThrownBy(() -> classifier.classify(new FeatureTensor(new float[8], 2, 4)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("takes 3 features, found 4");
      assertThatThrownBy(() -> classifier.classify(new FeatureTensor(new float[0], 0, 3)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("at least one clip");
    }
  }

  @Test
  void tandem_isTheWeightedMeanOfItsGraphs() throws Exception {
    double[] cnn = softmax(1, 0, 2);
    double[] lstm = softmax(3, 6, 0);
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(tandem(), SOFTMAX, SURER))) {
      assertThat(classifier.frontEnds()).containsExactly(CLIPS, OTHER);
      TrackScores scores =
          classifier.classify(
              List.of(tensor(new float[] {1, 0, 2}), new FeatureTensor(new float[] {1, 2, 0}, 3)));
      for (int label = 0; label < 3; label++) {
        assertThat(probability(scores, label))
            .isCloseTo((3 * cnn[label] + lstm[label]) / 4, within(1e-6));
      }
    }
  }

  @Test
  void tandem_needsTheFeaturesOfAllItsFrontEnds() throws Exception {
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(tandem(), SOFTMAX, SURER))) {
      assertThatThrownBy(() -> classifier.classify(tensor(new float[] {1, 0, 2})))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("2 front-ends, found 1");
    }
  }

  @Test
  void graphsOfOneFrontEnd_shareItsFeatures() throws Exception {
    PackManifest both =
        manifest(
            graph(OTHER, Aggregation.MEAN, "a.onnx", SOFTMAX, 1),
            graph(OTHER, Aggregation.MEAN, "b.onnx", SURER, 1));
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(both, SOFTMAX, SURER))) {
      TrackScores scores = classifier.classify(new FeatureTensor(new float[] {1, 0, 0}, 3));
      assertThat(probability(scores, 0))
          .isCloseTo((softmax(1, 0, 0)[0] + softmax(3, 0, 0)[0]) / 2, within(1e-6));
    }
  }

  @Test
  void manifests_areReadBackToEqualOnes() throws Exception {
    for (PackManifest manifest : List.of(clips(Aggregation.VOTE), tandem())) {
      assertThat(PackManifest.fromJson(manifest.toJson())).isEqualTo(manifest);
    }
  }

  @Test
  void tandemInAFolder_isReadAndVerifiedWithGeneratedInputs() throws Exception {
    List<GoldenInput> inputs =
        List.of(
            new GoldenInput.Generated(List.of(2, 3), 7, -1, 1),
            new GoldenInput.Stored(List.of(3), new float[] {1, 2, 0}));
    double[] expected;
    try (OnnxClassifier classifier = OnnxClassifier.open(pack(tandem(), SOFTMAX, SURER))) {
      expected = classifier.probabilities(inputs.stream().map(GoldenInput::tensor).toList());
    }
    Path folder = tandemFolder(new GoldenCase(inputs, expected));
    PackReader reader = new PackReader(f -> f.id().equals("tiny/1") || f.equals(OTHER));
    assertThat(PackVerifier.verify(reader.read(folder)).isPassed()).isTrue();
    Files.write(folder.resolve("lstm.onnx"), SOFTMAX);
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("lstm.onnx has the hash");
  }

  @Test
  void goldenCaseWithTooFewInputs_isRefused() throws Exception {
    Path folder = tandemFolder(new GoldenCase(new float[3], new double[] {1, 0, 0}));
    assertThatThrownBy(() -> new PackReader(f -> true).read(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("1 inputs for 2 front-ends");
  }

  private Path tandemFolder(GoldenCase golden) throws Exception {
    Path folder = Files.createDirectories(temp.resolve("tandem"));
    Files.writeString(folder.resolve("pack.json"), tandem().toJson());
    Files.write(folder.resolve("cnn.onnx"), SOFTMAX);
    Files.write(folder.resolve("lstm.onnx"), SURER);
    Files.writeString(folder.resolve("card.md"), "# Tandem\n");
    Files.writeString(
        folder.resolve("golden.json"), new GoldenCases(List.of(golden), 1e-5).toJson());
    return folder;
  }

  @Test
  void generatedInputs_areThoseOfTheJavaGenerator() {
    float[] values = new GoldenInput.Generated(List.of(2), 42, 1, 3).tensor().values();
    assertThat(values).containsExactly(1 + 2 * 0.7275636f, 1 + 2 * 0.054665208f);
  }

  @Test
  void wrongGraphs_areRefused() {
    PackGraph one = graph(OTHER, Aggregation.MEAN, "a.onnx", SOFTMAX, 2);
    assertThatThrownBy(() -> manifest(one)).hasMessageContaining("weight of a single graph");
    assertThatThrownBy(() -> manifest(one, one)).hasMessageContaining("a.onnx twice");
    assertThatThrownBy(() -> manifest()).hasMessageContaining("1 to 8 graphs");
    List<PackGraph> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(graph(OTHER, Aggregation.MEAN, i + ".onnx", SOFTMAX, 1));
    }
    assertThatThrownBy(() -> manifest(many.toArray(PackGraph[]::new)))
        .hasMessageContaining("1 to 8 graphs");
    assertThatThrownBy(() -> graph(OTHER, Aggregation.VOTE, "a.onnx", SOFTMAX, 1))
        .hasMessageContaining("no clips");
    assertThatThrownBy(() -> graph(OTHER, Aggregation.MEAN, "a.onnx", SOFTMAX, 0))
        .hasMessageContaining("weight");
  }

  @Test
  void clipsThatDoNotFitIntoMemory_areRefused() {
    GraphInput picture = new GraphInput("x", List.of(1L, 3L, 512L, 512L), List.of(), List.of());
    assertThatThrownBy(
            () ->
                PackGraph.of(
                    OTHER.withWindows(Windows.spread(30, 64)),
                    picture,
                    new GraphOutput("y", List.of(1L, 3L)),
                    new GraphFile("a.onnx", "0".repeat(64))))
        .hasMessageContaining("windows.count is 64, but only 42");
  }
}
