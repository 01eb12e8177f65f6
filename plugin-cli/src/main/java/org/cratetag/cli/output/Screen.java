package org.cratetag.cli.output;

import java.io.PrintStream;

/**
 * The two streams, line by line, with room for a progress bar below the last line. Safe for use by
 * several threads.
 */
public final class Screen {
  private static final String ERASE_TO_END = "\u001b[K";
  private static final String ERASE_LINE = "\r" + ERASE_TO_END;

  private final PrintStream out;
  private final PrintStream err;
  private String bar = "";

  /** With standard output and standard error, or what stands in for them. */
  public Screen(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** A line of results. */
  synchronized void result(String line) {
    line(out, line);
  }

  /** A line of messages. */
  public synchronized void message(String line) {
    line(err, line);
  }

  /** Draws the bar in place of the one before. */
  public synchronized void bar(String text) {
    bar = text;
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

  private void line(PrintStream stream, String line) {
    if (!bar.isEmpty()) {
      err.print(ERASE_LINE);
      err.flush();
    }
    stream.print(line + "\n");
    stream.flush();
    if (!bar.isEmpty()) {
      err.print(bar);
      err.flush();
    }
  }
}
