package org.cratetag.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cratetag.config.Library;

/**
 * What is due, and when the next comes. A clock that jumps ahead makes a library due once, one that
 * is set back puts nothing off: times that lie ahead count as now.
 */
final class Agenda {
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

  /** What this machine cannot do now another may. */
  private static final Duration ELSEWHERE = Duration.ofMinutes(1);

  private static final int MOST_ROOTS = 100;

  private Timetable timetable;
  private List<Library> libraries = List.of();
  private final Map<String, Map<Path, Hint>> hints = new HashMap<>();
  private final Map<String, Instant> notBefore = new HashMap<>();
  private Duration settle = Duration.ZERO;

  /**
   * A plan.
   *
   * @param library its name
   * @param at when
   * @param why in words
   */
  record Plan(String library, Instant at, String why) {}

  /**
   * An agenda without libraries.
   *
   * @param timetable when libraries are looked through
   */
  Agenda(Timetable timetable) {
    this.timetable = timetable;
  }

  /** Goes by another one from now on. */
  void setTimetable(Timetable newTimetable) {
    timetable = newTimetable;
  }

  /** Takes these from now on; what is known of those that stay is kept. */
  void setLibraries(List<Library> newLibraries, Duration newSettle) {
    libraries = List.copyOf(newLibraries);
    settle = newSettle;
    timetable.setLibraries(libraries);
    List<String> names = libraries.stream().map(Library::name).toList();
    hints.keySet().retainAll(names);
    notBefore.keySet().retainAll(names);
  }

  /** A file changed, or something in a folder. */
  void changed(Library library, Path path, Instant now) {
    hints
        .computeIfAbsent(library.name(), any -> new TreeMap<>())
        .merge(path, new Hint(now, now), Hint::and);
  }

  /** What is due here and cannot be done now is given to another machine, where there is one. */
  void giveBack(Instant now) {
    for (Library library : libraries) {
      if (!timetable.next(library, now).isAfter(now)) {
        timetable.putOff(library, now);
      }
    }
  }

  /** What is due, the schedule first, and for which nothing stands in the way. */
  Optional<Job> findDue(Instant now, Predicate<Library> isFree) {
    for (Library library : libraries) {
      if (timetable.next(library, now).isAfter(now)) {
        continue;
      }
      if (notBefore(library, now).isAfter(now) || !isFree.test(library)) {
        timetable.putOff(library, now.plus(ELSEWHERE));
      } else {
        Map<Path, Hint> taken = hints.getOrDefault(library.name(), Map.of());
        Job job = new Job(library, library.paths(), Job.Why.SCHEDULE, taken);
        hints.remove(library.name());
        return Optional.of(job);
      }
    }
    for (Library library : libraries) {
      Map<Path, Hint> due = dueHints(library, now);
      if (!due.isEmpty() && !notBefore(library, now).isAfter(now) && isFree.test(library)) {
        hints.get(library.name()).keySet().removeAll(due.keySet());
        return Optional.of(new Job(library, roots(library, due), Job.Why.CHANGE, due));
      }
    }
    return Optional.empty();
  }

  private Map<Path, Hint> dueHints(Library library, Instant now) {
    Map<Path, Hint> due = new LinkedHashMap<>();
    hints
        .getOrDefault(library.name(), Map.of())
        .forEach(
            (folder, hint) -> {
              if (!hint.due(settle, now).isAfter(now)) {
                due.put(folder, hint);
              }
            });
    return due;
  }

  /** Without what lies in others; for very many files their folders, or the whole library. */
  private static List<Path> roots(Library library, Map<Path, Hint> due) {
    Optional<List<Path>> roots = outermost(due.keySet());
    if (roots.isEmpty()) {
      Set<Path> folders = new HashSet<>();
      due.keySet().forEach(path -> folders.add(Files.isDirectory(path) ? path : path.getParent()));
      roots = outermost(folders);
    }
    return roots.orElse(library.paths());
  }

  /** Those that lie in no other; empty when they are too many. */
  private static Optional<List<Path>> outermost(Set<Path> paths) {
    List<Path> roots = new ArrayList<>();
    for (Path path : new TreeSet<>(paths)) {
      if (roots.stream().noneMatch(path::startsWith)) {
        roots.add(path);
      }
      if (roots.size() > MOST_ROOTS) {
        return Optional.empty();
      }
    }
    return Optional.of(roots);
  }

  /** A job came to its end. */
  void done(Job job, Instant started) {
    if (job.why() == Job.Why.SCHEDULE) {
      timetable.done(job.library(), started);
    }
    notBefore.remove(job.library().name());
  }

  /** A job was stopped before its end: it is due again. */
  void interrupted(Job job, Instant now) {
    if (job.why() == Job.Why.SCHEDULE) {
      timetable.putOff(job.library(), now);
    }
    keepHints(job);
  }

  private void keepHints(Job job) {
    if (libraries.stream().anyMatch(library -> library.name().equals(job.library().name()))) {
      Map<Path, Hint> waiting = hints.computeIfAbsent(job.library().name(), any -> new TreeMap<>());
      job.hints().forEach((folder, hint) -> waiting.merge(folder, hint, Hint::and));
    }
  }

  /** A job could not be done: it is due again in a while. */
  void failed(Job job, Instant now) {
    keepHints(job);
    notBefore.put(job.library().name(), now.plus(AFTER_FAILURE));
    if (job.why() == Job.Why.SCHEDULE) {
      timetable.putOff(job.library(), now.plus(ELSEWHERE));
    }
  }

  private Instant notBefore(Library library, Instant now) {
    Instant time = notBefore.getOrDefault(library.name(), Instant.MIN);
    return time.isAfter(now.plus(AFTER_FAILURE)) ? now : time;
  }

  /** What comes next for each library, the soonest first. */
  List<Plan> plans(Instant now) {
    List<Plan> plans = new ArrayList<>();
    for (Library library : libraries) {
      Instant scheduled = later(timetable.next(library, now), notBefore(library, now));
      plans.add(new Plan(library.name(), later(scheduled, now), Job.Why.SCHEDULE.words()));
      hints.getOrDefault(library.name(), Map.of()).values().stream()
          .map(hint -> hint.due(settle, now))
          .min(Instant::compareTo)
          .map(due -> later(later(due, notBefore(library, now)), now))
          .ifPresent(due -> plans.add(new Plan(library.name(), due, Job.Why.CHANGE.words())));
    }
    plans.sort(Comparator.comparing(Plan::at));
    return plans;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
