package org.cratetag.cli.train;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.Screen;
import org.cratetag.cli.output.Surroundings;
import org.cratetag.cli.text.TimeLeft;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.train.Progress;

/**
 * Says on standard error how far a study is and how long it will take: on the last line when a
 * person watches, a line a step when not.
 */
public final class StudyProgress implements Progress, AutoCloseable {
  /** Share of the work before which the time left is not guessed. */
  private static final double LEAST = 0.005;

  private final Screen screen;
  private final boolean isWatched;
  private final boolean isSilent;
  private final int columns;
  private final InstantSource clock;
  private final Instant start;
  private double share;

  /**
   * @param isWatched whether a person watches standard error
   * @param isSilent whether to say nothing
   */
  public StudyProgress(
      Screen screen, boolean isWatched, boolean isSilent, int columns, InstantSource clock) {
    this.screen = screen;
    this.isWatched = isWatched;
    this.isSilent = isSilent;
    this.columns = columns;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** In the places that {@link GlobalOptions#progress} names. */
  public static StudyProgress of(GlobalOptions options, Output output) {
    Surroundings surroundings = options.surroundings();
    boolean isWatched = surroundings.errIsTerminal();
    return new StudyProgress(
        output.screen(),
        isWatched,
        options.isQuiet() || options.isJson() && !isWatched,
        surroundings.columns(),
        InstantSource.system());
  }

  @Override
  public synchronized void share(double done) {
    share = done;
  }

  @Override
  public synchronized void done(String what) {
    if (isSilent) {
      return;
    }
    String line = line(what);
    if (isWatched) {
      screen.bar(line.length() < columns ? line : line.substring(0, columns - 1));
    } else {
      screen.message(line);
    }
  }

  @Override
  public void close() {
    screen.clearBar();
  }

  private String line(String what) {
    if (share < LEAST) {
      return what;
    }
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    String left =
        share >= 1 ? "" : ", about " + TimeLeft.of(seconds * (1 - share) / share) + " left";
    return String.format(Locale.ROOT, "%3.0f %%%s: %s", 100 * share, left, what);
  }
}
