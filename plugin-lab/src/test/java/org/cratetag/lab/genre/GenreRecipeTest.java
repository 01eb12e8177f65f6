package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cratetag.pack.DataSet;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.torch.Torch;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.studio.Studio;
import org.cratetag.train.studio.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pictures whose texture tells their label: steady, slowly swaying, quickly swaying. */
class GenreRecipeTest {
  private static final int BANDS = 128;
  private static final int COLUMNS = 387;

  @TempDir private Path folder;

  @Test
  void textureModel_findsTexturesThatItHasNotSeen() throws IOException {
    Verdicts verdicts = GenreRecipe.judgeTexture(set());
    assertThat(verdicts.accuracy().top1()).isEqualTo(1);
    assertThat(verdicts.coverage()).isGreaterThan(0.8);
  }

  @Test
  void textureModel_givesProbabilities() {
    ClipSet set = set();
    for (float[] row : TextureModel.learn(set).probabilities(set.test())) {
      double sum = 0;
      for (float probability : row) {
        assertThat(probability).isBetween(0f, 1f);
        sum += probability;
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  /** The network has learned next to nothing after one epoch; the other half of the pack has. */
  @Test
  @DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no PyTorch there")
  void packOfNetworkAndTextureModel_speaksByTheirMean() throws IOException {
    Studio studio = new Studio(Torch.engine(), folder, () -> false);
    List<String> said = new ArrayList<>();
    GenreRecipe recipe = new GenreRecipe(studio, said::add, TrainingListener.SILENT);
    Verdicts verdicts = recipe.judge(set(), 1, Optional.of(1)).orElseThrow();
    assertThat(verdicts.accuracy().top1()).isGreaterThan(0.9);
    assertThat(folder).isEmptyDirectory();
  }

  private static ClipSet set() {
    return new ClipSet(
        List.of("Steady", "Slow", "Quick"),
        clips("learn", 18, 1),
        clips("validate", 18, 2),
        clips("test", 15, 3),
        new DataSet("made up", "0".repeat(64), 51, "none"),
        "by seed");
  }

  private static List<Clip> clips(String name, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int target = i % 3;
      double rate = new double[] {0, 0.1, 0.7}[target];
      double level = 0.3 + 0.2 * random.nextDouble();
      double phase = 7 * random.nextDouble();
      float[] values = new float[BANDS * COLUMNS];
      for (int band = 0; band < BANDS; band++) {
        for (int column = 0; column < COLUMNS; column++) {
          double sway = 0.2 * Math.sin(rate * column + phase) * Math.cos(0.05 * band);
          values[band * COLUMNS + column] = (float) (level + sway + 0.05 * random.nextDouble());
        }
      }
      clips.add(new Clip(name + i, target, TensorShape.of(1, BANDS, COLUMNS), values));
    }
    return clips;
  }
}
