package org.cratetag.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.config.values.LogSettings;
import org.cratetag.config.values.LogSettings.Level;

/**
 * What runs said, line by line with times, in {@code logs/runs.log} of the home: as a person would
 * have seen it, whatever of it was printed, without progress and colours; or as objects of JSON. A
 * line names its process, since several runs may write at once. Nothing is written before it is
 * known how, unless a command ends before.
 */
public final class RunLog {
  private static final long MAX_BYTES = 4L << 20;
  private static final int MOST_PENDING = 1 << 9;
  private static final Duration LONGEST_PENDING = Duration.ofMillis(200);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final RollingFile file;
  private final InstantSource clock;
  private final long process = ProcessHandle.current().pid();
  private final List<Line> pending = new ArrayList<>();
  private Optional<LogSettings> style = Optional.empty();
  private Level level = Level.INFO;
  private long written = System.nanoTime() - LONGEST_PENDING.toNanos();
  private long second = Long.MIN_VALUE;
  private String secondText = "";

  /**
   * Something that was said.
   *
   * @param members of it; empty where there is no more than the text
   */
  private record Line(Instant time, Level level, String text, Optional<Map<String, ?>> members) {}

  RunLog(Path folder, long maxBytes, InstantSource clock) {
    this.file = new RollingFile(folder, "runs", maxBytes);
    this.clock = clock;
  }

  /** The log of a home, for people, with what was typed as its next line. */
  public static RunLog begin(Path home, List<String> arguments) {
    RunLog log = await(home, arguments);
    log.use(LogSettings.DEFAULT);
    return log;
  }

  /** The same, until it is known how it is to be written. */
  public static RunLog await(Path home, List<String> arguments) {
    RunLog log = new RunLog(home.resolve("logs"), MAX_BYTES, InstantSource.system());
    log.add(
        arguments.stream().map(RunLog::quoted).collect(Collectors.joining(" ", "cratetag ", "")));
    return log;
  }

  /** Writes like this from now on, also what was said before and is not written. */
  public synchronized void use(LogSettings settings) {
    boolean isFirst = style.isEmpty();
    if (!isFirst) {
      flush();
    }
    style = Optional.of(settings);
    if (isFirst) {
      flush();
    }
  }

  /** Whether what is said is to be given to {@link #add(Level, Map)}. */
  synchronized boolean isJson() {
    return style.map(LogSettings::format).orElse(LogSettings.Format.TEXT)
        == LogSettings.Format.JSON;
  }

  /** What is said within matters so much. */
  synchronized void at(Level within, Runnable saying) {
    level = within;
    saying.run();
    level = Level.INFO;
  }

  /**
   * Adds a text of one or more lines, which are safe for a terminal. Of many in a short time some
   * are written together.
   */
  public synchronized void add(String text) {
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> pending.add(new Line(clock.instant(), level, line, Optional.empty())));
    flushIfMany();
  }

  /** Adds the members of an object. */
  synchronized void add(Level matters, Map<String, ?> members) {
    pending.add(new Line(clock.instant(), matters, "", Optional.of(members)));
    flushIfMany();
  }

  private void flushIfMany() {
    boolean isMany = pending.size() > MOST_PENDING;
    boolean isLong = System.nanoTime() - written > LONGEST_PENDING.toNanos();
    if (isMany || isLong && style.isPresent()) {
      flush();
    }
  }

  /** Writes what was added. */
  public synchronized void flush() {
    LogSettings settings = style.orElse(LogSettings.DEFAULT);
    StringBuilder lines = new StringBuilder();
    for (Line line : pending) {
      if (line.level().compareTo(settings.level()) <= 0) {
        lines.append(inStyle(line, settings.format())).append('\n');
      }
    }
    pending.clear();
    if (!lines.isEmpty()) {
      file.append(lines.toString());
    }
    written = System.nanoTime();
  }

  private String inStyle(Line line, LogSettings.Format format) {
    if (format == LogSettings.Format.TEXT) {
      String text = line.members().map(JsonLine::of).orElse(line.text());
      return timeOf(line) + " [" + process + "] " + text;
    }
    return LogOutput.line(
        line.time(), line.level(), line.members().orElse(Map.of("message", line.text())));
  }

  /** Many lines have the same. */
  private String timeOf(Line line) {
    long wanted = line.time().getEpochSecond();
    if (wanted != second) {
      second = wanted;
      secondText = TIME.format(line.time());
    }
    return secondText;
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
    return Screen.atOnce(stream, stream);
  }

  private static String quoted(String argument) {
    String safe = DisplayText.of(argument);
    return safe.isEmpty() || safe.contains(" ") ? "'" + safe + "'" : safe;
  }
}
