package org.cratetag.train.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseCheck;
import org.cratetag.base.BaseInput;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.GraphTensor;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.inference.PackVerifier;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.synth.TrackStyle;
import org.cratetag.train.Progress;
import org.cratetag.train.data.LabelledSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crates whose tracks sound alike to {@code edm-stats/1}: halves of one style. What the base hears
 * of them is made up.
 */
class CrateBaseTest {
  private static final FrontEnd MUSICNN = FrontEnd.of("musicnn/1");
  private static final int VALUES = 1556;
  private static final BaseManifest MANIFEST =
      manifest(
          "musicnn", "0.1.0", List.of(section("max_pool", 753), section("mean_pool", 753)), 50);

  private static LabelledSet halves;

  @TempDir Path folder;

  @BeforeAll
  static void listen() {
    Map<Path, FeatureTensor> split = new HashMap<>();
    SynthesisedCrates.of(List.of(TrackStyle.TECHNO), 32)
        .forEach(
            (path, features) -> {
              String half = path.toString().matches(".*[13579]\\.flac") ? "warehouse" : "basement";
              split.put(SynthesisedCrates.ROOT.resolve(half).resolve(path.getFileName()), features);
            });
    halves = SynthesisedCrates.set(split);
  }

  @Test
  void baseThatTellsCratesApart_isPartOfAPackThatStillLeavesOtherMusicAlone() throws Exception {
    CrateReport report = train(heard(0.5));
    CrateReport.OnBase base = report.base().orElseThrow();
    assertThat(base.isPart()).isTrue();
    assertThat(base.base()).isEqualTo("musicnn/0.1.0");
    assertThat(report.accuracy()).isGreaterThan(0.9);
    assertThat(base.without().accuracy()).isLessThan(0.75);
    assertThat(base.without().spoken()).isLessThan(report.spoken());
    assertThat(report.strangers().tracks()).isGreaterThan(150);
    assertThat(report.strangers().said()).isLessThanOrEqualTo(report.strangers().tracks() / 100);
    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    assertThat(pack.manifest().frontEnds()).contains(MUSICNN);
    assertThat(pack.manifest().graphs().stream().mapToDouble(PackGraph::weight).sum())
        .isBetween(0.999, 1.001);
    assertThat(PackVerifier.verify(pack).refusal()).isEmpty();
    assertThat(pack.manifest().metrics()).containsKey("accuracyWithoutBase");
    assertThat(pack.card()).contains("It needs the base musicnn/0.1.0", "`musicnn/1`");
  }

  @Test
  void graphOfTheBase_saysWhatItsHeadLearned_ofTheSameValues() throws Exception {
    BaseHearing heard = heard(0.5);
    train(heard);
    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    List<FrontEnd> frontEnds = pack.manifest().frontEnds();
    int right = 0;
    try (OnnxClassifier classifier = OnnxClassifier.open(pack)) {
      for (int row = 0; row < halves.size(); row++) {
        float[] own = halves.table().features()[row];
        FeatureTensor base = new FeatureTensor(heard.rows()[row], VALUES);
        FeatureTensor statistics = new FeatureTensor(own, own.length);
        double[] said =
            classifier.probabilities(
                frontEnds.stream().map(each -> each.equals(MUSICNN) ? base : statistics).toList());
        String crate = pack.manifest().labels().get(CrateThresholds.top(said)).label();
        right += crate.equals(halves.table().labels().get(row)) ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThan(halves.size() * 9 / 10);
  }

  @Test
  void baseThatHearsNothing_isNoPart_andThePackDoesWithoutIt() throws Exception {
    float[][] rows = new float[halves.size()][VALUES];
    CrateReport report = train(new BaseHearing(MANIFEST, rows, Optional.empty()));
    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    double weight = report.base().orElseThrow().weight();
    assertThat(pack.manifest().frontEnds().contains(MUSICNN)).isEqualTo(weight > 0);
    assertThat(report.accuracy()).isLessThan(0.75);
    assertThat(PackVerifier.verify(pack).refusal()).isEmpty();
  }

  @Test
  void baseOfAnotherMaker_leavesAloneWhatItHeardOfTheLibrary() throws Exception {
    BaseManifest effnet = manifest("effnet", "1", List.of(section("embeddings", 20)), 12);
    Random random = new Random(7);
    float[][] rows = new float[halves.size()][];
    for (int row = 0; row < rows.length; row++) {
      boolean isWarehouse = halves.table().labels().get(row).equals("warehouse");
      rows[row] = values(random, effnet.values(), isWarehouse ? 0.5 : 0, 0);
    }
    List<BaseHearing.Other> others = new ArrayList<>();
    for (OtherMusic.Row row : OtherMusic.bundled().rows()) {
      float[] heard = values(random, effnet.values(), 0, 0.5);
      others.add(new BaseHearing.Other(row.kind(), row.group(), row.features(), heard));
    }
    CrateReport report = train(new BaseHearing(effnet, rows, Optional.of(others)));
    CrateReport.OnBase base = report.base().orElseThrow();
    assertThat(base.isPart()).isTrue();
    assertThat(base.isOfLibrary()).isTrue();
    assertThat(report.accuracy()).isGreaterThan(0.9);
    assertThat(report.strangers().tracks()).isGreaterThan(150);
    assertThat(report.strangers().said()).isLessThanOrEqualTo(report.strangers().tracks() / 100);
    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    assertThat(pack.manifest().frontEnds()).contains(FrontEnd.of("effnet/1"));
    assertThat(PackVerifier.verify(pack).refusal()).isEmpty();
    assertThat(pack.card()).contains("tracks of other music in your library", "`effnet/1`");
  }

  @Test
  void missingTracks_areRefused() {
    float[][] rows = new float[halves.size()][VALUES];
    BaseHearing few = new BaseHearing(MANIFEST, Arrays.copyOf(rows, 3), Optional.empty());
    assertThatThrownBy(() -> train(few))
        .isInstanceOf(CrateException.class)
        .hasMessageContaining("did not hear every track");
    assertThat(Files.exists(folder.resolve("pack.json"))).isFalse();
  }

  @Test
  void otherMusic_isTheSameTracks_asBothFrontEndsHearThem() {
    List<OtherMusic.Row> rows = OtherMusic.bundled().rows();
    List<OtherMusic.Row> both = OtherMusic.bundledWithMusicnn().rows();
    assertThat(both).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      float[] features = both.get(i).features();
      assertThat(features).startsWith(rows.get(i).features());
      for (int tag = features.length - 50; tag < features.length; tag++) {
        assertThat(features[tag]).isBetween(0f, 1f);
      }
    }
  }

  private static float[] values(Random random, int size, double even, double odd) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      double value = 0.2 + 0.1 * random.nextGaussian() + (i % 2 == 0 ? even : odd);
      values[i] = (float) Math.max(0, Math.min(1, value));
    }
    return values;
  }

  private static BaseManifest.Section section(String name, int size) {
    return new BaseManifest.Section(name, size);
  }

  private static BaseManifest manifest(
      String id, String version, List<BaseManifest.Section> inner, int tags) {
    List<BaseManifest.Section> sections = new ArrayList<>(inner);
    sections.add(section("tags", tags));
    return new BaseManifest(
        id,
        version,
        "A stand-in",
        "CC0-1.0",
        "a test",
        "0".repeat(64),
        id + "/1",
        new BaseInput(
            FrontEnd.of("musicnn-mel/1"), new GraphTensor("patch", List.of(1, 187, 96)), 1),
        sections,
        Collections.nCopies(tags, "tag"),
        new GraphFile("model.onnx", "0".repeat(64)),
        new BaseCheck(
            new GoldenInput.Generated(List.of(187, 96), 1, 0, 1),
            Map.of(0, 0.0),
            1e-3,
            BaseCheck.By.INSTALL));
  }

  /** Noise, in which some inner features and tags are higher by the difference in one crate. */
  private static BaseHearing heard(double difference) {
    Random random = new Random(5);
    float[][] rows = new float[halves.size()][VALUES];
    for (int row = 0; row < rows.length; row++) {
      double shift = halves.table().labels().get(row).equals("warehouse") ? difference : 0;
      for (int i = 0; i < VALUES; i++) {
        double noise = 0.2 + 0.1 * random.nextGaussian();
        rows[row][i] = (float) Math.max(0, Math.min(1, noise + (i % 10 == 0 ? shift : 0)));
      }
    }
    return new BaseHearing(MANIFEST, rows, Optional.empty());
  }

  private CrateReport train(BaseHearing heard) throws Exception {
    return new CrateTraining(
            "my-crates",
            PackVersion.of("1.0.0"),
            "cratetag train",
            Optional.empty(),
            Optional.empty())
        .train(halves, Optional.of(heard), folder, Progress.SILENT);
  }
}
