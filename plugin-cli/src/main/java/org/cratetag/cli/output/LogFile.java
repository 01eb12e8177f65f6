package org.cratetag.cli.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.config.values.LogSettings;

/**
 * The log of faults, {@code logs/cratetag.log} in the home. {@link java.util.logging.FileHandler}
 * would number the newest file too and keep lock files about.
 */
public final class LogFile extends Handler {
  private static final long MAX_BYTES = 2L << 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  /** Held so that the levels set on them are not forgotten with the loggers. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("org.cratetag");

  private final RollingFile file;

  LogFile(Path folder, long maxBytes) {
    this.file = new RollingFile(folder, "cratetag", maxBytes);
    setFormatter(new OneLine());
  }

  /** Sends what all libraries log to the home's log file, and nothing to the terminal. */
  public static void install(Path home) {
    LogManager.getLogManager().reset();
    use(LogSettings.Level.INFO);
    ROOT.addHandler(new LogFile(home.resolve("logs"), MAX_BYTES));
  }

  /** Has it hold what matters so much at least. */
  public static void use(LogSettings.Level least) {
    switch (least) {
      case ERROR -> set(Level.SEVERE, Level.SEVERE);
      case WARN -> set(Level.WARNING, Level.WARNING);
      case INFO -> set(Level.WARNING, Level.INFO);
      case DEBUG -> set(Level.WARNING, Level.FINE);
    }
  }

  private static void set(Level others, Level ours) {
    ROOT.setLevel(others);
    OURS.setLevel(ours);
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    file.append(getFormatter().format(record));
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    // Nothing is kept open.
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord record) {
      StringWriter text = new StringWriter();
      PrintWriter line = new PrintWriter(text);
      line.print(TIME.format(record.getInstant()) + " " + record.getLevel().getName());
      line.print(" [" + Thread.currentThread().getName() + "] " + record.getLoggerName() + ": ");
      line.println(DisplayText.of(String.valueOf(formatMessage(record))));
      if (record.getThrown() != null) {
        record.getThrown().printStackTrace(line);
      }
      return text.toString();
    }
  }
}
