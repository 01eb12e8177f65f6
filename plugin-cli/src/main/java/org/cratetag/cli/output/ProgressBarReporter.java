package org.cratetag.cli.output;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with count, rate and time left on the last line of a terminal. */
public final class ProgressBarReporter implements ProgressReporter {
  private static final int UPDATE_MILLIS = 250;

  private final Screen screen;
  private final ProgressBar bar;

  public ProgressBarReporter(Screen screen, String task, int columns) {
    this.screen = screen;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setUnit(" tracks", 1)
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setSpeedUnit(ChronoUnit.SECONDS)
            .setConsumer(new LastLine(screen, columns - 1))
            .clearDisplayOnFinish()
            .build();
  }

  @Override
  public void total(long tracks) {
    bar.maxHint(tracks);
  }

  @Override
  public void done(long tracks) {
    bar.stepTo(tracks);
  }

  @Override
  public void close() {
    bar.close();
    screen.clearBar();
  }

  private record LastLine(Screen screen, int columns) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public void accept(String rendered) {
      screen.bar(rendered);
    }

    @Override
    public void clear() {
      screen.clearBar();
    }

    @Override
    public void close() {
      screen.clearBar();
    }
  }
}
