package org.cratetag.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.cratetag.cli.text.DisplayText;

/**
 * What runs said, line by line with times, in {@code logs/runs.log} of the home: as a person would
 * have seen it, whatever of it was printed, without progress and colours. A line names its process,
 * since several runs may write at once.
 */
public final class RunLog {
  private static final long MAX_BYTES = 4L << 20;
  private static final int MOST_PENDING = 1 << 15;
  private static final Duration LONGEST_PENDING = Duration.ofMillis(200);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final RollingFile file;
  private final InstantSource clock;
  private final long process = ProcessHandle.current().pid();
  private final StringBuilder pending = new StringBuilder();
  private long written = System.nanoTime() - LONGEST_PENDING.toNanos();

  RunLog(Path folder, long maxBytes, InstantSource clock) {
    this.file = new RollingFile(folder, "runs", maxBytes);
    this.clock = clock;
  }

  /** The log of a home, with what was typed as its next line. */
  public static RunLog begin(Path home, List<String> arguments) {
    RunLog log = new RunLog(home.resolve("logs"), MAX_BYTES, InstantSource.system());
    log.add(
        arguments.stream().map(RunLog::quoted).collect(Collectors.joining(" ", "cratetag ", "")));
    return log;
  }

  /**
   * Adds a text of one or more lines, which are safe for a terminal. Of many in a short time some
   * are written together.
   */
  public synchronized void add(String text) {
    String prefix = TIME.format(clock.instant()) + " [" + process + "] ";
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> pending.append(prefix).append(line).append('\n'));
    if (pending.length() > MOST_PENDING
        || System.nanoTime() - written > LONGEST_PENDING.toNanos()) {
      flush();
    }
  }

  /** Writes what was added. */
  public synchronized void flush() {
    if (!pending.isEmpty()) {
      file.append(pending.toString());
      pending.setLength(0);
    }
    written = System.nanoTime();
  }

  /** A screen whose lines all become lines of the log. */
  Screen screen() {
    PrintStream stream =
        new PrintStream(
            new ByteArrayOutputStream() {
              @Override
              public synchronized void flush() {
                if (count > 0) {
                  add(toString(StandardCharsets.UTF_8));
                  reset();
                }
              }
            },
            false,
            StandardCharsets.UTF_8);
    return new Screen(stream, stream, Duration.ZERO);
  }

  private static String quoted(String argument) {
    String safe = DisplayText.of(argument);
    return safe.isEmpty() || safe.contains(" ") ? "'" + safe + "'" : safe;
  }
}
