package org.cratetag.train.crates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.inference.PackVerifier;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.Thresholds;
import org.cratetag.synth.TrackStyle;
import org.cratetag.train.Progress;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.csv.CsvColumns;
import org.cratetag.train.data.csv.CsvSets;
import org.cratetag.train.pack.PackModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on six crates of ten synthesised tracks. */
class CrateTrainingTest {
  private static final List<TrackStyle> STYLES = SynthesisedCrates.SIX;
  private static final int FEW = 10;
  private static final int TWICE_THE_FEWEST = 2 * CrateTraining.SMALLEST_CRATE;

  private static Map<Path, FeatureTensor> heard;

  @TempDir Path folder;

  @BeforeAll
  static void listen() {
    heard = SynthesisedCrates.of(STYLES, FEW);
    heard.putAll(SynthesisedCrates.of(List.of(TrackStyle.TECHNO), TWICE_THE_FEWEST));
  }

  @Test
  void cratesOfOneFamily_areSaidAsThatFamily_whereTheOwnerSaysIt() throws Exception {
    LabelledSet set = SynthesisedCrates.set(first(FEW));
    String one = set.classes().get(0);
    String other = set.classes().get(1);

    training(Optional.empty())
        .train(
            set.withFamilies(Map.of(one, "Mine", other, "Mine")),
            Optional.empty(),
            folder,
            Progress.SILENT);

    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    assertThat(pack.manifest().families()).extracting(PackFamily::label).contains("Mine");
    assertThat(pack.manifest().labels())
        .filteredOn(label -> label.family().equals("Mine"))
        .extracting(PackLabel::label)
        .containsExactlyInAnyOrder(one, other);
  }

  @Test
  void wronglyFiledTracks_areAmongTheFirstThatItNames() throws Exception {
    Set<Path> wrong = new HashSet<>();
    LabelledSet set = SynthesisedCrates.withWronglyFiled(first(FEW), STYLES, 1, 1, wrong);
    CrateReport report;
    try (PackModel bundled = SynthesisedCrates.bundled(folder.resolve("packs"))) {
      report = training(Optional.of(bundled)).train(set, Optional.empty(), folder, Progress.SILENT);
    }
    assertThat(wrong).hasSize(STYLES.size());
    assertThat(
            report.misfiled().stream()
                .limit(2L * wrong.size())
                .map(each -> each.origin().path())
                .filter(wrong::contains))
        .hasSizeGreaterThanOrEqualTo(wrong.size() - 1);
    assertThat(report.accuracy()).isBetween(0.7, 0.91);
  }

  @Test
  void fewTracks_startFromTheBundledPack_andMakeAPackThatSpeaksAndPassesItsChecks()
      throws Exception {
    LabelledSet set = SynthesisedCrates.set(first(FEW));
    CrateReport report;
    try (PackModel bundled = SynthesisedCrates.bundled(folder.resolve("packs"))) {
      report = training(Optional.of(bundled)).train(set, Optional.empty(), folder, Progress.SILENT);
    }
    assertThat(report.accuracy()).isGreaterThan(0.9);
    assertThat(report.interval().low()).isBetween(0.8, report.accuracy());
    assertThat(report.interval().high()).isBetween(report.accuracy(), 1.0);
    assertThat(report.spoken()).isGreaterThan(0.7);
    assertThat(report.misfiled()).hasSizeLessThan(4);
    assertThat(report.crates()).anyMatch(CrateReport.Crate::isSaid);
    assertThat(report.start()).get().matches(CrateReport.Start::isPart);
    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    assertThat(PackVerifier.verify(pack).isPassed()).isTrue();
    assertThat(pack.golden().cases()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(pack.manifest().labels()).hasSize(STYLES.size() + 1);
    assertThat(pack.manifest().labels().get(STYLES.size()))
        .isEqualTo(new PackLabel(OtherMusic.LABEL, OtherMusic.LABEL, Thresholds.NEVER));
    assertThat(report.strangers().tracks()).isGreaterThan(150);
    assertThat(report.strangers().said()).isLessThanOrEqualTo(report.strangers().tracks() / 100);
    assertThat(pack.manifest().labels().get(0).family()).isEqualTo("Bass");
    assertThat(pack.manifest().licence()).endsWith("holds edm-subgenre/1.0.0, Apache-2.0");
    assertThat(pack.manifest().training().data().get(0).sha256())
        .isEqualTo(set.manifest().sha256());
    assertThat(pack.card()).contains("Drum & Bass", "It starts from edm-subgenre/1.0.0");
    assertThat(Files.size(folder.resolve("model.onnx"))).isLessThan(10_000_000);
  }

  @Test
  void equalCrates_giveEqualPacks_whichNameNoFiles() throws Exception {
    LabelledSet set = SynthesisedCrates.set(first(FEW));
    train(set, folder.resolve("a"));
    train(set, folder.resolve("b"));
    for (String file :
        List.of("pack.json", "model.onnx", "golden.json", "card.md", "training-data.json")) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
      assertThat(Files.readString(folder.resolve("a").resolve(file), ISO_8859_1))
          .doesNotContain(SynthesisedCrates.ROOT.toString(), "track 00");
    }
  }

  @Test
  void files_areNamedInThePack_whenThatIsAskedFor() throws Exception {
    LabelledSet set = SynthesisedCrates.set(first(FEW));
    new CrateTraining(
            "my-crates",
            PackVersion.of("1.0.0"),
            "cratetag train",
            Optional.empty(),
            Optional.of(SynthesisedCrates.ROOT))
        .train(set, Optional.empty(), folder, Progress.SILENT);
    assertThat(Files.readString(folder.resolve("training-data.json")))
        .contains("\"path\" : \"techno/track 00.flac\"", set.contents().get(0));
  }

  @Test
  void columnsOfNoFrontEnd_areJudged_butMakeNoPack() throws Exception {
    StringBuilder text = new StringBuilder("style,a,b\n");
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      double noise = random.nextGaussian();
      text.append(i % 2 == 0 ? "up," : "down,").append(i % 2 + 0.2 * noise).append(",1\n");
    }
    Path file = Files.writeString(folder.resolve("set.csv"), text);
    LabelledSet set = CsvSets.read(file, CsvColumns.of("own", "style", Optional.empty()), 8);
    assertThat(CrateTraining.judge(set, Progress.SILENT).accuracy()).isGreaterThan(0.9);
    assertThatThrownBy(() -> train(set, folder))
        .isInstanceOf(CrateException.class)
        .hasMessageContaining("edm-stats/1");
  }

  @Test
  void halvesOfOneCrate_areTooAlike() throws Exception {
    Map<Path, FeatureTensor> split = new HashMap<>();
    first(FEW + 6)
        .forEach(
            (path, features) -> {
              String crate = path.getParent().getFileName().toString();
              boolean isMoved = path.toString().matches(".*techno.*[13579]\\.flac");
              String half = isMoved ? "warehouse" : crate;
              split.put(SynthesisedCrates.ROOT.resolve(half).resolve(path.getFileName()), features);
            });
    CrateReport report = train(SynthesisedCrates.set(split), folder);
    assertThat(report.alike()).hasSize(1);
    assertThat(report.alike().get(0).first()).isEqualTo("Techno");
    assertThat(report.alike().get(0).second()).isEqualTo("warehouse");
  }

  @Test
  void oneCrate_isRefused() {
    LabelledSet one = SynthesisedCrates.set(only("house", FEW));
    assertThatThrownBy(() -> train(one, folder))
        .isInstanceOf(CrateException.class)
        .hasMessageContaining("at least 2 crates");
  }

  @Test
  void fewerThanTwentyTracks_areRefused() {
    Map<Path, FeatureTensor> few = only("house", 8);
    few.putAll(only("techno", 9));
    few.putAll(only("trance", 7));
    LabelledSet set = SynthesisedCrates.set(few);
    assertThat(set.leftOut().rare()).isEqualTo(Map.of("Trance", 7));
    assertThatThrownBy(() -> train(set, folder))
        .isInstanceOf(CrateException.class)
        .hasMessageContaining("at least 20 tracks in all; found 17")
        .hasMessageContaining("Trance");
  }

  private static Map<Path, FeatureTensor> only(String crate, int tracks) {
    Map<Path, FeatureTensor> only = new HashMap<>();
    heard.keySet().stream()
        .filter(path -> path.getParent().endsWith(crate))
        .sorted()
        .limit(tracks)
        .forEach(path -> only.put(path, heard.get(path)));
    return only;
  }

  /** The first tracks of each crate. */
  private static Map<Path, FeatureTensor> first(int tracks) {
    Map<Path, FeatureTensor> first = new HashMap<>();
    STYLES.forEach(style -> first.putAll(only(SynthesisedCrates.crate(style), tracks)));
    return first;
  }

  private static CrateReport train(LabelledSet set, Path folder) throws Exception {
    return training(Optional.empty()).train(set, Optional.empty(), folder, Progress.SILENT);
  }

  private static CrateTraining training(Optional<PackModel> start) {
    return new CrateTraining(
        "my-crates", PackVersion.of("1.0.0"), "cratetag train", start, Optional.empty());
  }
}
