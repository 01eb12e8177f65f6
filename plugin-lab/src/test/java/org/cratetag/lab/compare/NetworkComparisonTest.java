package org.cratetag.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cratetag.train.studio.MadeUpClips.RECIPE;
import static org.cratetag.train.studio.MadeUpClips.listener;
import static org.cratetag.train.studio.MadeUpClips.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.torch.Torch;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.studio.Studio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no PyTorch there")
class NetworkComparisonTest {
  @TempDir private Path folder;

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
}
