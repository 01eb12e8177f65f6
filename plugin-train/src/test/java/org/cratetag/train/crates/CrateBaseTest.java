package org.cratetag.train.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.inference.PackVerifier;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackVersion;
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
    CrateReport report = train(new BaseHearing("musicnn/0.1.0", MUSICNN, rows));
    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    double weight = report.base().orElseThrow().weight();
    assertThat(pack.manifest().frontEnds().contains(MUSICNN)).isEqualTo(weight > 0);
    assertThat(report.accuracy()).isLessThan(0.75);
    assertThat(PackVerifier.verify(pack).refusal()).isEmpty();
  }

  @Test
  void otherFrontEnd_orMissingTracks_areRefused() {
    float[][] rows = new float[halves.size()][VALUES];
    assertThatThrownBy(() -> train(new BaseHearing("other/1", FrontEnd.of("other/1"), rows)))
        .isInstanceOf(CrateException.class)
        .hasMessageContaining("learn from musicnn/1, not from other/1");
    BaseHearing few = new BaseHearing("musicnn/0.1.0", MUSICNN, Arrays.copyOf(rows, 3));
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
    return new BaseHearing("musicnn/0.1.0", MUSICNN, rows);
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
