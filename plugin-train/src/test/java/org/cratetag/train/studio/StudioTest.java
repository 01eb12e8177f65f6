package org.cratetag.train.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cratetag.api.track.Task;
import org.cratetag.lab.compare.ComparedNetwork;
import org.cratetag.lab.compare.ComparedRun;
import org.cratetag.lab.compare.NetworkComparison;
import org.cratetag.pack.PackManifest.DataSet;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.torch.Torch;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.deep.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From clips to a pack that says of them what was learned. */
@DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no PyTorch there")
class StudioTest {
  private static final NetworkRecipe RECIPE = recipe();

  @TempDir private Path folder;

  @Test
  void packOfSeveralNetworksSaysWhatTheyLearned() throws IOException {
    Studio studio = new Studio(Torch.engine(), folder.resolve("checkpoints"), () -> false);
    ClipSet set = set();
    List<TrainedNetwork> members = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      NetworkRecipe seeded = RECIPE.with(RECIPE.settings().withSeed(seed));
      members.add(studio.train(seeded, set, TrainingListener.SILENT).orElseThrow());
    }

    NetworkPack.Made made =
        pack().write(folder.resolve("pack"), studio, RECIPE, set, members, Map.of("more", 1.0));

    assertThat(made.pack().manifest().graphs()).hasSize(2);
    assertThat(made.pack().manifest().metrics()).containsEntry("more", 1.0);
    Verdicts verdicts = made.verdicts().orElseThrow();
    assertThat(verdicts.accuracy().top1()).isGreaterThanOrEqualTo(0.9);
    assertThat(verdicts.auc()).isGreaterThan(0.95);
    assertThat(verdicts.coverage()).isGreaterThan(0);
    assertThat(verdicts.medianMillis()).isPositive();
    assertThat(made.pack().card())
        .contains("Mean of 2 networks", "lstm 64", "curves.png", "confusion.png", "made up")
        .contains("At most 8 epochs", "learning rate 0.005", "clips not changed");
    assertThat(folder.resolve("pack/curves.png")).isNotEmptyFile();
    assertThat(folder.resolve("pack/confusion.png")).isNotEmptyFile();
  }

  @Test
  void packOfFewTracksSpeaks_whereFoldsShowThatItIsRight_andElseStaysSilent() throws IOException {
    ClipSet clear = small(1);
    assertThat(clear.validate()).hasSizeLessThan(10);
    NetworkPack.Made speaking = ofFolds(clear, "clear");
    assertThat(speaking.verdicts().orElseThrow().coverage()).isGreaterThan(0.5);
    assertThat(speaking.verdicts().get().precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(speaking.pack().card()).contains("Mean of 4 networks", "a label is said from");

    NetworkPack.Made silent = ofFolds(small(0), "noise");
    assertThat(silent.verdicts().orElseThrow().coverage()).isZero();
    assertThat(silent.pack().card()).contains("nothing is said");
  }

  private NetworkPack.Made ofFolds(ClipSet set, String name) throws IOException {
    Studio studio = new Studio(Torch.engine(), folder.resolve("checkpoints"), () -> false);
    List<ClipSet> sets = set.rotations(4, 1);
    List<TrainedNetwork> members = new ArrayList<>();
    for (ClipSet each : sets) {
      members.add(studio.train(RECIPE, each, TrainingListener.SILENT).orElseThrow());
    }
    HeldOut held = HeldOut.ofFolds(sets, members);
    assertThat(held.targets()).hasSize(set.tracks());
    return pack().write(folder.resolve(name), studio, RECIPE, set, members, held, Map.of());
  }

  /**
   * Forty-five tracks to learn from and nine to validate, whose level tells the label or nothing.
   */
  private static ClipSet small(double step) {
    return new ClipSet(
        List.of("Low", "Middle", "High"),
        clips("learn", 45, 1, step),
        clips("validate", 9, 2, step),
        clips("test", 15, 3, step),
        new DataSet("small " + step, "0".repeat(63) + (int) step, 69, "none"),
        "by seed");
  }

  @Test
  void stoppedTrainingGoesOn_andIsForgottenWhenAsked() throws IOException {
    ClipSet set = set();
    List<Integer> epochs = new ArrayList<>();
    TrainingListener listener = listener(epochs);
    Path checkpoints = folder.resolve("checkpoints");
    Studio stopping = new Studio(Torch.engine(), checkpoints, () -> epochs.size() == 2);
    assertThat(stopping.train(RECIPE, set, listener)).isEmpty();

    Studio studio = new Studio(Torch.engine(), checkpoints, () -> false);
    NetworkRecipe other = RECIPE.with(RECIPE.settings().withSeed(9));
    assertThat(studio.train(other.with(other.settings().withEpochs(1)), set, listener)).isPresent();
    assertThat(studio.train(RECIPE, set, listener)).isPresent();
    assertThat(epochs.subList(0, 4)).containsExactly(1, 2, 1, 3);

    studio.forget(RECIPE, set);
    epochs.clear();
    NetworkRecipe fresh = RECIPE.with(RECIPE.settings().withEpochs(1));
    assertThat(studio.train(fresh, set, listener)).isPresent();
    assertThat(epochs).containsExactly(1);
  }

  @Test
  void networkThatLearnsOn_takesUpTheValidationPart_butNotWhatItSaidOfIt() throws IOException {
    ClipSet set =
        new ClipSet(
            List.of("Low", "Middle", "High"),
            clips("learn", 12, 1, 0),
            clips("validate", 96, 2, 1),
            clips("test", 45, 3, 1),
            new DataSet("level in the validation part only", "0".repeat(64), 153, "none"),
            "by seed");
    List<Integer> epochs = new ArrayList<>();
    TrainingListener listener = listener(epochs);
    TrainingSettings further = RECIPE.settings().withEpochs(12);
    Path checkpoints = folder.resolve("checkpoints");
    Studio studio = new Studio(Torch.engine(), checkpoints, () -> false);
    TrainedNetwork before = studio.train(RECIPE, set, listener).orElseThrow();
    Studio stopping = new Studio(Torch.engine(), checkpoints, () -> epochs.size() == 10);
    assertThat(stopping.learnOn(RECIPE, before, further, set, listener)).isEmpty();

    TrainedNetwork after = studio.learnOn(RECIPE, before, further, set, listener).orElseThrow();

    assertThat(epochs).containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(after.epochs().stream().map(EpochFigures::epoch).toList()).isEqualTo(epochs);
    assertThat(after.epochs().stream().map(EpochFigures::isJudged))
        .containsExactlyElementsOf(epochs.stream().map(epoch -> epoch <= 8).toList());
    assertThat(after.validation()).isEqualTo(before.validation());
    assertThat(right(studio, before, set.test())).isLessThan(0.6);
    assertThat(right(studio, after, set.test())).isGreaterThan(0.9);

    studio.forget(RECIPE, set);
    studio.forgetFurther(RECIPE, further, set);
    assertThat(checkpoints).isEmptyDirectory();
  }

  @Test
  void learningOnCannotEndEarly() {
    Studio studio = new Studio(Torch.engine(), folder, () -> false);
    TrainingSettings patient = NetworkRecipe.of(NamedNetwork.EDM_LSTM).settings();
    assertThatThrownBy(() -> studio.learnOn(RECIPE, null, patient, set(), TrainingListener.SILENT))
        .hasMessageContaining("end it early");
  }

  private static double right(Studio studio, TrainedNetwork network, List<Clip> clips) {
    return clips.stream()
            .filter(
                clip -> {
                  float[] said = studio.judge(RECIPE, network, clip.values());
                  int top = said[1] > said[0] ? 1 : 0;
                  return (said[2] > said[top] ? 2 : top) == clip.target();
                })
            .count()
        / (double) clips.size();
  }

  @Test
  void comparisonJudgesTheExportedPack_andKeepsItsFiguresUntilForgotten() throws IOException {
    Path checkpoints = folder.resolve("checkpoints");
    Studio studio = new Studio(Torch.engine(), checkpoints, () -> false);
    NetworkComparison comparison = new NetworkComparison(studio);
    ComparedRun run = comparison.run(RECIPE, set(), TrainingListener.SILENT).orElseThrow();
    assertThat(run.accuracy()).isGreaterThanOrEqualTo(0.9);
    assertThat(run.bytes()).isGreaterThan(4L * run.parameters() - 4_000);
    assertThat(Files.list(checkpoints)).hasSize(1);

    List<Integer> epochs = new ArrayList<>();
    assertThat(comparison.run(RECIPE, set(), listener(epochs))).contains(run);
    assertThat(epochs).isEmpty();

    comparison.forget(RECIPE, set());
    assertThat(Files.list(checkpoints)).isEmpty();
  }

  @Test
  void eachSeedAndSplitHasFilesOfItsOwn() {
    Studio studio = new Studio(Torch.engine(), folder, () -> false);
    ClipSet set = set();
    ClipSet other =
        new ClipSet(
            set.labels(), set.learn(), set.validate(), set.test(), set.data(), "another fold");
    NetworkRecipe seeded = RECIPE.with(RECIPE.settings().withSeed(2));
    assertThat(
            List.of(
                studio.file(RECIPE, set, "figures"),
                studio.file(RECIPE, other, "figures"),
                studio.file(seeded, set, "figures")))
        .doesNotHaveDuplicates();
    assertThat(studio.file(RECIPE, set(), "figures"))
        .isEqualTo(studio.file(RECIPE, set, "figures"));
  }

  @Test
  void comparedNetworkHasMeansOverItsRuns() {
    ComparedNetwork network =
        new ComparedNetwork("edm-lstm", List.of(run(0.5), run(0.7), run(0.9)));
    assertThat(network.mean(ComparedRun::accuracy)).isCloseTo(0.7, within(1e-12));
    assertThat(network.deviation(ComparedRun::accuracy)).isCloseTo(0.2, within(1e-12));
    assertThat(network.median(ComparedRun::accuracy)).isEqualTo(0.7);
  }

  private static ComparedRun run(double accuracy) {
    return new ComparedRun(1, 1, 1, accuracy, 0, 0, 0, 0, 0, 1);
  }

  private static NetworkRecipe recipe() {
    NetworkRecipe standard = NetworkRecipe.of(NamedNetwork.EDM_LSTM);
    return standard.with(
        new TrainingSettings(
            8,
            16,
            1,
            new Schedule.Constant(5e-3),
            0,
            0,
            0,
            false,
            Augmentation.NONE,
            new Averaging.None(),
            0,
            1,
            1));
  }

  private static NetworkPack pack() {
    return new NetworkPack(
        "made-up", PackVersion.of("1.0.0"), Task.SUBGENRE, "Made up", "none", "no command", 2);
  }

  private static ClipSet set() {
    return new ClipSet(
        List.of("Low", "Middle", "High"),
        clips("learn", 96, 1, 1),
        clips("validate", 45, 2, 1),
        clips("test", 45, 3, 1),
        new DataSet("made up", "0".repeat(64), 186, "none"),
        "by seed");
  }

  /** Sequences whose level tells the label. */
  private static List<Clip> clips(String part, int count, long seed, double step) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int target = i % 3;
      float[] values = new float[RECIPE.clip().size()];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) (step * target + 0.5 * random.nextDouble());
      }
      clips.add(new Clip(part + " " + i, target, RECIPE.clip(), values));
    }
    return clips;
  }

  private static TrainingListener listener(List<Integer> epochs) {
    return new TrainingListener() {
      @Override
      public void step(int epoch, int step, int steps) {}

      @Override
      public void epoch(EpochFigures figures) {
        epochs.add(figures.epoch());
      }
    };
  }
}
