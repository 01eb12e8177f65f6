package org.cratetag.config.values;

import java.util.Objects;

/**
 * What is written down of runs, and how.
 *
 * @param format of the lines
 * @param level the least that is worth one
 */
public record LogSettings(Format format, Level level) {
  /** Lines for people, of all that happens. */
  public static final LogSettings DEFAULT = new LogSettings(Format.TEXT, Level.INFO);

  /** For whom lines are. */
  public enum Format {
    TEXT,
    JSON
  }

  /** How much something matters, the most first. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  public LogSettings {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(level, "level");
  }
}
