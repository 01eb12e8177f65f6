package org.cratetag.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cratetag.config.values.QuietHours;
import org.cratetag.schedule.CronTimes;

/**
 * How the daemon looks after a library.
 *
 * @param schedule when it is looked through
 * @param quietHours when the machine is left alone
 * @param watch how new files are heard of
 */
public record LibraryCare(CronTimes schedule, QuietHours quietHours, Watch watch) {
  /** Each night at half past three; at any hour; by events where they arrive. */
  public static final LibraryCare DEFAULT =
      new LibraryCare(CronTimes.of("30 3 * * *"), QuietHours.NONE, Watch.AUTO);

  /** How new files are heard of. */
  public enum Watch {
    /** By events where they arrive, else by looking. */
    AUTO,
    /** By looking. */
    POLL,
    /** Not at all: by the schedule alone. */
    NO
  }

  public LibraryCare {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(quietHours, "quietHours");
    Objects.requireNonNull(watch, "watch");
  }

  static LibraryCare read(YamlValue section, LibraryCare defaults) throws ConfigException {
    Map<String, YamlValue> members = section.members("path: /srv/music");
    CronTimes schedule = defaults.schedule;
    QuietHours quietHours = defaults.quietHours;
    Watch watch = defaults.watch;
    if (members.containsKey("schedule")) {
      schedule = CronTimes.of(members.get("schedule").text());
    }
    if (members.containsKey("quiet-hours")) {
      List<QuietHours.Span> spans = new ArrayList<>();
      for (YamlValue item : members.get("quiet-hours").items()) {
        spans.add(QuietHours.Span.of(item.text()));
      }
      quietHours = new QuietHours(spans);
    }
    if (members.containsKey("watch")) {
      watch = Watch.valueOf(members.get("watch").text().strip().toUpperCase(Locale.ROOT));
    }
    return new LibraryCare(schedule, quietHours, watch);
  }
}
