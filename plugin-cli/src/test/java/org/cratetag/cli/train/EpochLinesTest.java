package org.cratetag.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cratetag.cli.Captured;
import org.cratetag.cli.output.HumanOutput;
import org.cratetag.train.deep.training.EpochFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochLinesTest {
  @TempDir private Path home;

  @Test
  void epochThatWasJudged_saysWhatItIsWorth_andAnotherOnlyItsLoss() {
    Captured captured = Captured.withHome(home);
    EpochLines lines = new EpochLines(new HumanOutput(captured.screen(), false, false, false), 75);
    lines.epoch(new EpochFigures(60, 1.25, 1.5, 0.655, 50));
    lines.epoch(new EpochFigures(61, 1.5, Double.NaN, Double.NaN, 4));
    assertThat(captured.out())
        .contains(
            "epoch 60 of 75: loss 1.250, validation loss 1.500, right 65.5 %, 50 s; at most 13 min"
                + " left\n",
            "epoch 61 of 75: loss 1.500, 4 s; at most 56 s left\n");
  }
}
