package org.cratetag.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.config.Library;
import org.cratetag.serve.watch.LibraryWatch;

/** Puts into words what the daemon does at a moment. */
record DaemonReport(List<Library> libraries, ZoneId zone, Instant now) {
  /**
   * The process that reports.
   *
   * @param start of it, as the system knows it
   * @param since when the daemon began
   */
  record Process(String start, String since) {}

  /**
   * All of it.
   *
   * @param paused until when; empty when it is not
   */
  DaemonState of(
      Optional<RunningJob> running,
      Optional<Instant> paused,
      List<Agenda.Plan> plans,
      Map<String, LibraryWatch> watches,
      Process process,
      String trouble) {
    List<DaemonState.Watched> watched = new ArrayList<>();
    watches.forEach((name, watch) -> watched.add(new DaemonState.Watched(name, watch.how())));
    return new DaemonState(
        ProcessHandle.current().pid(),
        process.start(),
        process.since(),
        doing(running, paused),
        running.map(job -> job.job().library().name()).orElse(""),
        running.map(RunningJob::done).orElse(0L),
        running.map(RunningJob::left).orElse(0L),
        plans.stream().map(this::next).toList(),
        watched,
        trouble);
  }

  private DaemonState.Next next(Agenda.Plan plan) {
    Instant free =
        libraries.stream()
            .filter(library -> library.name().equals(plan.library()))
            .findFirst()
            .flatMap(library -> library.care().quietHours().findEnd(plan.at(), zone))
            .orElse(plan.at());
    // A time that moves on with the clock is not worth a new file at each tick.
    String at = free.isAfter(now) ? free.toString() : "";
    return new DaemonState.Next(plan.library(), at, plan.why());
  }

  private String doing(Optional<RunningJob> running, Optional<Instant> paused) {
    if (running.isPresent()) {
      return running.get().isStopping()
          ? "stopping after the tracks in hand"
          : "at work: " + running.get().job().why().words();
    }
    if (paused.isPresent()) {
      return paused.get().equals(Instant.MAX)
          ? "paused until 'cratetag serve resume'"
          : "paused until " + paused.get();
    }
    boolean quiet =
        !libraries.isEmpty()
            && libraries.stream()
                .allMatch(library -> library.care().quietHours().findEnd(now, zone).isPresent());
    return quiet ? "quiet hours" : "waiting";
  }
}
