package org.cratetag.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.cratetag.cli.text.TimeLeft;

/** A line now and then, for logs and pipes. */
public final class PlainProgressReporter implements ProgressReporter {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final Screen screen;
  private final String task;
  private final InstantSource clock;
  private final Instant start;
  private Instant last;
  private long total = -1;

  public PlainProgressReporter(Screen screen, String task) {
    this(screen, task, InstantSource.system());
  }

  public PlainProgressReporter(Screen screen, String task, InstantSource clock) {
    this.screen = screen;
    this.task = task;
    this.clock = clock;
    this.start = clock.instant();
    this.last = start;
  }

  @Override
  public synchronized void total(long tracks) {
    total = tracks;
  }

  @Override
  public synchronized void done(long tracks) {
    Instant now = clock.instant();
    if (Duration.between(last, now).compareTo(INTERVAL) >= 0) {
      last = now;
      screen.message(line(tracks, Duration.between(start, now).toMillis() / 1000.0));
    }
  }

  @Override
  public void close() {
    // The summary is the last line.
  }

  private String line(long done, double seconds) {
    double perSecond = done / seconds;
    String text = task + ": " + done + (total < 0 ? "" : " of " + total) + " tracks";
    text += String.format(Locale.ROOT, ", %.1f a second", perSecond);
    if (total > done && perSecond > 0) {
      text += ", about " + TimeLeft.of((total - done) / perSecond) + " left";
    }
    return text;
  }
}
