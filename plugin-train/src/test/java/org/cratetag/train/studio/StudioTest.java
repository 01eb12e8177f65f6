package org.cratetag.train.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.train.studio.MadeUpClips.RECIPE;
import static org.cratetag.train.studio.MadeUpClips.clips;
import static org.cratetag.train.studio.MadeUpClips.listener;
import static org.cratetag.train.studio.MadeUpClips.set;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.Task;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.torch.Torch;
import org.cratetag.train.deep.training.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** From clips to a pack that says of them what was learned. */
@DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no PyTorch there")
class StudioTest {
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
        .contains("Mean of 2 networks", "lstm 64", "## Epochs", "| Middle | 15 |", "made up")
        .contains("At most 8 epochs", "learning rate 0.005", "clips not changed");
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

  private static NetworkPack pack() {
    return new NetworkPack(
        "made-up", PackVersion.of("1.0.0"), Task.SUBGENRE, "Made up", "none", "no command", 2);
  }
}
