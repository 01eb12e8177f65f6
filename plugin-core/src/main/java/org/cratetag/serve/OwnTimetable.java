package org.cratetag.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.config.Library;
import org.cratetag.schedule.CronTimes;

/** That of a machine alone: what was missed is due until it is done. */
final class OwnTimetable implements Timetable {
  private final ZoneId zone;
  private final LookTimes looks;
  private final Map<String, Scheduled> scheduled = new HashMap<>();

  /** The time that a schedule gives after another, which costs something to find out. */
  private record Scheduled(CronTimes schedule, Instant since, Instant next) {}

  /**
   * Times by the schedules of libraries.
   *
   * @param looks when each library was looked through last, kept over restarts
   */
  OwnTimetable(ZoneId zone, LookTimes looks) {
    this.zone = zone;
    this.looks = looks;
  }

  @Override
  public void setLibraries(List<Library> libraries) {
    // Nothing is kept of them but what they did.
  }

  /** Now when it never was looked through. */
  @Override
  public Instant next(Library library, Instant now) {
    Optional<Instant> last = looks.find(library);
    if (last.isEmpty()) {
      return now;
    }
    CronTimes schedule = library.care().schedule();
    if (last.get().isAfter(now)) {
      // The clock was set back: it counts from now on, else the time would be put off for ever.
      looks.put(library, now);
    }
    Instant since = last.get().isAfter(now) ? now : last.get();
    Scheduled known = scheduled.get(library.name());
    if (known == null || !known.schedule().equals(schedule) || !known.since().equals(since)) {
      Instant next = schedule.findNext(since, zone).orElse(Instant.MAX);
      known = new Scheduled(schedule, since, next);
      scheduled.put(library.name(), known);
    }
    return known.next();
  }

  @Override
  public void done(Library library, Instant started) {
    looks.put(library, started);
  }

  @Override
  public void putOff(Library library, Instant until) {
    // It stays due, and the agenda knows why it waits.
  }
}
