package org.cratetag.cli.train;

import java.time.Duration;
import java.util.Locale;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.TimeLeft;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.deep.training.TrainingListener;

/** A line an epoch, and one now and then where epochs are long. */
public final class EpochLines implements TrainingListener {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

  private final Output output;
  private final int epochs;
  private long last = System.nanoTime();

  public EpochLines(Output output, int epochs) {
    this.output = output;
    this.epochs = epochs;
  }

  @Override
  public void step(int epoch, int step, int steps) {
    long now = System.nanoTime();
    if (now - last >= INTERVAL_NANOS) {
      last = now;
      output.remark("  epoch %d, step %d of %d".formatted(epoch, step, steps));
    }
  }

  @Override
  public void epoch(EpochFigures figures) {
    last = System.nanoTime();
    double left = figures.seconds() * (epochs - figures.epoch());
    output.remark(
        String.format(
            Locale.ROOT,
            "epoch %d of %d: loss %.3f%s, %.0f s; at most %s left",
            figures.epoch(),
            epochs,
            figures.loss(),
            figures.isJudged() ? validation(figures) : "",
            figures.seconds(),
            TimeLeft.of(left)));
  }

  private static String validation(EpochFigures figures) {
    return String.format(
        Locale.ROOT,
        ", validation loss %.3f, right %s",
        figures.validationLoss(),
        Percent.exactly(figures.validationAccuracy()));
  }
}
