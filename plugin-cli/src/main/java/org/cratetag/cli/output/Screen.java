package org.cratetag.cli.output;

import java.io.PrintStream;
import java.time.Duration;

/**
 * The two streams, line by line, with room for a progress bar below the last line. Of many lines of
 * results in a short time some are written together. Safe for use by several threads.
 */
public final class Screen {
  private static final String ERASE_TO_END = "\u001b[K";
  private static final String ERASE_LINE = "\r" + ERASE_TO_END;

  private static final Duration LONGEST_UNWRITTEN = Duration.ofMillis(50);

  private final PrintStream out;
  private final PrintStream err;
  private final Duration longestUnwritten;
  private String bar = "";
  private long flushed;

  /** With standard output and standard error, or what stands in for them. */
  public Screen(PrintStream out, PrintStream err) {
    this(out, err, LONGEST_UNWRITTEN);
  }

  /** With each line written at once: a program waits for it, as a daemon's log does. */
  public static Screen atOnce(PrintStream out, PrintStream err) {
    return new Screen(out, err, Duration.ZERO);
  }

  /** With each line written after so long at the latest, if another one follows. */
  Screen(PrintStream out, PrintStream err, Duration longestUnwritten) {
    this.out = out;
    this.err = err;
    this.longestUnwritten = longestUnwritten;
    this.flushed = System.nanoTime() - longestUnwritten.toNanos();
  }

  /** A line of results. */
  synchronized void result(String line) {
    eraseBar();
    out.print(line + "\n");
    if (!bar.isEmpty() || System.nanoTime() - flushed >= longestUnwritten.toNanos()) {
      flush();
    }
    drawBar();
  }

  /** A line of messages. */
  public synchronized void message(String line) {
    flush();
    eraseBar();
    err.print(line + "\n");
    err.flush();
    drawBar();
  }

  /** Writes what was said. */
  public synchronized void flush() {
    out.flush();
    flushed = System.nanoTime();
  }

  /** Draws the bar in place of the one before. */
  public synchronized void bar(String text) {
    bar = text;
    out.flush();
    err.print("\r" + text + ERASE_TO_END);
    err.flush();
  }

  /** Takes the bar away. */
  public synchronized void clearBar() {
    if (!bar.isEmpty()) {
      err.print(ERASE_LINE);
      err.flush();
      bar = "";
    }
  }

  private void eraseBar() {
    if (!bar.isEmpty()) {
      err.print(ERASE_LINE);
      err.flush();
    }
  }

  private void drawBar() {
    if (!bar.isEmpty()) {
      err.print(bar);
      err.flush();
    }
  }
}
