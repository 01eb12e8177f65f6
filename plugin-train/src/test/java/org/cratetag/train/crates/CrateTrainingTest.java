package org.cratetag.train.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cratetag.api.FeatureTensor;
import org.cratetag.inference.ModelPack;
import org.cratetag.inference.PackReader;
import org.cratetag.inference.PackVerifier;
import org.cratetag.inference.PackVersion;
import org.cratetag.synth.TrackStyle;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.recipe.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on six crates of thirty synthesised tracks. */
class CrateTrainingTest {
  private static final List<TrackStyle> STYLES =
      List.of(
          TrackStyle.HOUSE,
          TrackStyle.TECHNO,
          TrackStyle.TRANCE,
          TrackStyle.DRUM_AND_BASS,
          TrackStyle.BREAKS,
          TrackStyle.HIP_HOP);
  private static final int TRACKS = 30;
  private static final int WRONG_A_CRATE = 3;

  private static Map<Path, FeatureTensor> heard;

  @TempDir Path folder;

  @BeforeAll
  static void listen() {
    heard = SynthesisedCrates.of(STYLES, TRACKS);
  }

  @Test
  void wronglyFiledTracks_areAmongTheFirstThatItNames() throws Exception {
    Set<Path> wrong = new HashSet<>();
    CrateReport report = train(withWronglyFiled(wrong), folder);
    int count = STYLES.size() * WRONG_A_CRATE;
    assertThat(wrong).hasSize(count);
    assertThat(
            report.misfiled().stream()
                .limit(count)
                .map(each -> each.origin().path())
                .filter(wrong::contains))
        .hasSizeGreaterThanOrEqualTo(count - 3);
    assertThat(report.accuracy()).isBetween(0.8, 0.91);
  }

  @Test
  void rightlyFiledTracks_makeAPackThatSpeaksAndPassesItsChecks() throws Exception {
    CrateReport report = train(SynthesisedCrates.set(heard), folder);
    assertThat(report.accuracy()).isGreaterThan(0.93);
    assertThat(report.interval().low()).isBetween(0.85, report.accuracy());
    assertThat(report.interval().high()).isBetween(report.accuracy(), 1.0);
    assertThat(report.spoken()).isGreaterThan(0.7);
    assertThat(report.misfiled()).hasSizeLessThan(4);
    assertThat(report.crates()).allMatch(CrateReport.Crate::isSaid);
    ModelPack pack = new PackReader(frontEnd -> true).read(folder);
    assertThat(PackVerifier.verify(pack).isPassed()).isTrue();
    assertThat(pack.golden().cases()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(pack.manifest().labels()).hasSize(STYLES.size());
    assertThat(pack.manifest().labels().get(0).family()).isEqualTo("Bass");
    assertThat(pack.card()).contains("What to expect", "drum and bass");
  }

  @Test
  void equalCrates_giveEqualPacks() throws Exception {
    LabelledSet set = SynthesisedCrates.set(heard);
    train(set, folder.resolve("a"));
    train(set, folder.resolve("b"));
    for (String file : List.of("pack.json", "model.onnx", "golden.json", "card.md")) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    }
  }

  @Test
  void halvesOfOneCrate_areTooAlike() throws Exception {
    Map<Path, FeatureTensor> split = new HashMap<>();
    heard.forEach(
        (path, features) -> {
          String crate = path.getParent().getFileName().toString();
          boolean isMoved = path.toString().matches(".*techno.*[13579]\\.flac");
          String half = isMoved ? "warehouse" : crate;
          split.put(SynthesisedCrates.ROOT.resolve(half).resolve(path.getFileName()), features);
        });
    CrateReport report = train(SynthesisedCrates.set(split), folder);
    assertThat(report.alike()).hasSize(1);
    assertThat(report.alike().get(0).first()).isEqualTo("techno");
    assertThat(report.alike().get(0).second()).isEqualTo("warehouse");
  }

  @Test
  void oneCrate_isRefused() {
    LabelledSet one = SynthesisedCrates.set(only("house", TRACKS));
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
    assertThat(set.leftOut().rare()).isEqualTo(Map.of("trance", 7));
    assertThatThrownBy(() -> train(set, folder))
        .isInstanceOf(CrateException.class)
        .hasMessageContaining("at least 20 tracks in all; found 17")
        .hasMessageContaining("trance");
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

  private static CrateReport train(LabelledSet set, Path folder) throws Exception {
    return new CrateTraining(
            "my-crates", PackVersion.of("1.0.0"), "cratetag train", Optional.empty())
        .train(set, folder, Progress.SILENT);
  }

  /** Some tracks of each crate moved to another one. */
  private static LabelledSet withWronglyFiled(Set<Path> wrong) {
    Random random = new Random(1);
    Map<Path, FeatureTensor> moved = new HashMap<>(heard);
    for (TrackStyle style : STYLES) {
      for (int i = 0; i < WRONG_A_CRATE; i++) {
        int track = i * TRACKS / WRONG_A_CRATE + random.nextInt(TRACKS / WRONG_A_CRATE);
        int steps = 1 + random.nextInt(STYLES.size() - 1);
        TrackStyle other = STYLES.get((STYLES.indexOf(style) + steps) % STYLES.size());
        Path path =
            SynthesisedCrates.ROOT
                .resolve(SynthesisedCrates.crate(other))
                .resolve(style + " " + track + ".flac");
        moved.put(path, moved.remove(SynthesisedCrates.path(style, track)));
        wrong.add(path);
      }
    }
    return SynthesisedCrates.set(moved);
  }
}
