package org.cratetag.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log of the home, {@code logs/cratetag.log}, with {@code cratetag.1.log} and so on behind it.
 * Made when there is something to say, and opened for each record, so that several processes can
 * share it. {@link java.util.logging.FileHandler} would number the newest file too and keep lock
 * files about.
 */
public final class LogFile extends Handler {
  private static final long MAX_BYTES = 2L << 20;
  private static final int OLD_FILES = 3;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  /** Held so that the levels set on them are not forgotten with the loggers. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("org.cratetag");

  private final Path folder;
  private final long maxBytes;

  LogFile(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    setFormatter(new OneLine());
  }

  /** Sends what all libraries log to the home's log file, and nothing to the terminal. */
  public static void install(Path home) {
    LogManager.getLogManager().reset();
    ROOT.setLevel(Level.WARNING);
    OURS.setLevel(Level.INFO);
    ROOT.addHandler(new LogFile(home.resolve("logs"), MAX_BYTES));
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    try {
      Path newest = folder.resolve("cratetag.log");
      if (Files.exists(newest) && Files.size(newest) >= maxBytes) {
        rotate(newest);
      }
      if (!Files.exists(newest)) {
        makePrivate(newest);
      }
      Files.writeString(
          newest,
          getFormatter().format(record),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException cannotWrite) {
      // A full disk or a home that cannot be written must not end a run; commands notice for
      // themselves when they need the home.
    }
  }

  /** For the owner of the home alone; the folder may be needed before the home is opened. */
  private void makePrivate(Path newest) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attribute("rwx------"));
    }
    try {
      Files.createFile(newest, attribute("rw-------"));
    } catch (FileAlreadyExistsException byAnotherProcess) {
      // It has made it in the same way.
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private void rotate(Path newest) throws IOException {
    for (int age = OLD_FILES; age >= 1; age--) {
      Path younger = age == 1 ? newest : old(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, old(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path old(int age) {
    return folder.resolve("cratetag." + age + ".log");
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
