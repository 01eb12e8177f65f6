package org.cratetag.serve.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cratetag.config.Library;
import org.cratetag.ledger.Ledger;
import org.cratetag.run.RunRequest;
import org.cratetag.schedule.SharedSchedule;
import org.cratetag.serve.Cluster;
import org.cratetag.serve.DaemonState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster of all that share a ledger. A thread of its own asks the server every few seconds, so
 * that nothing else waits for one that is away; then nothing is due here by the schedule.
 */
public final class LedgerCluster implements Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerCluster.class);
  private static final Duration BEAT = Duration.ofSeconds(5);

  /** What nobody knows the time of is asked for again. */
  private static final Duration UNKNOWN = Duration.ofMinutes(1);

  private final Opening opening;
  private final Runnable wake;
  private final Clock clock;
  private final ScheduledExecutorService thread;
  private final Map<String, Instant> next = new ConcurrentHashMap<>();
  private volatile List<Library> libraries = List.of();
  private volatile Set<String> wantHelp = Set.of();
  private volatile Optional<String> state = Optional.empty();
  private volatile boolean rests = true;
  private volatile String trouble = "";
  private volatile Optional<Joined> joined = Optional.empty();

  /** Opens the ledger; asked until it can. */
  public interface Opening {
    Ledger open() throws Exception;
  }

  /** The ledger and the schedule in it, and what that was told. */
  private static final class Joined {
    private final Ledger ledger;
    private final SharedSchedule schedule;
    private List<Library> scheduled = List.of();

    /** Whoever comes first looks through all libraries: nobody has watched them. */
    private boolean looks;

    Joined(Ledger ledger, SharedSchedule schedule) {
      this.ledger = ledger;
      this.schedule = schedule;
      this.looks = ledger.nodes().enter("{}");
    }
  }

  private LedgerCluster(
      Opening opening, Runnable wake, Clock clock, ScheduledExecutorService thread) {
    this.opening = opening;
    this.wake = wake;
    this.clock = clock;
    this.thread = thread;
  }

  /**
   * Joins the others, as soon as the server answers.
   *
   * @param wake called when something is due
   * @param clock for the time zone of schedules
   */
  public static LedgerCluster join(Opening opening, Runnable wake, Clock clock) {
    return join(opening, wake, clock, BEAT);
  }

  /**
   * The same at another pace.
   *
   * @param beat how often the server is asked
   */
  public static LedgerCluster join(Opening opening, Runnable wake, Clock clock, Duration beat) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "cluster");
              made.setDaemon(true);
              return made;
            });
    LedgerCluster cluster = new LedgerCluster(opening, wake, clock, thread);
    thread.scheduleWithFixedDelay(cluster::beat, 0, beat.toMillis(), TimeUnit.MILLISECONDS);
    return cluster;
  }

  private void beat() {
    try {
      Joined now = joined.isPresent() ? joined.get() : open();
      schedule(now);
      libraries.forEach(library -> note(library, now.schedule.findNext(library.name())));
      now.schedule.setResting(rests);
      state.ifPresent(now.ledger.nodes()::say);
      Set<String> waiting =
          now.ledger.listWaiting(
              libraries.stream().collect(Collectors.toMap(Library::name, Library::paths)),
              RunRequest.Kind.TAG.goalKind());
      boolean isNew = !wantHelp.containsAll(waiting);
      wantHelp = waiting;
      trouble = "";
      if (isNew) {
        wake.run();
      }
    } catch (Exception e) {
      LOG.debug("the cluster's beat", e);
      wantHelp = Set.of();
      trouble = "the other machines are not heard of: " + e.getMessage();
    }
  }

  private Joined open() throws Exception {
    Ledger ledger = opening.open();
    try {
      SharedSchedule schedule =
          SharedSchedule.join(
              ledger.findServer().orElseThrow(), ledger.nodes().ownName(), this::due);
      Joined now = new Joined(ledger, schedule);
      joined = Optional.of(now);
      return now;
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  private void schedule(Joined now) {
    List<Library> wanted = libraries;
    if (!now.scheduled.equals(wanted)) {
      wanted.forEach(
          library -> now.schedule.set(library.name(), library.care().schedule(), clock.getZone()));
      if (now.looks) {
        wanted.forEach(library -> now.schedule.soon(library.name()));
        now.looks = wanted.isEmpty();
      }
      now.scheduled = wanted;
    }
  }

  private void note(Library library, Optional<Instant> time) {
    if (time.isPresent()) {
      next.put(library.name(), time.get());
    } else if (next.remove(library.name()) != null) {
      // Its last time may be in hand; or another machine, which does not know it, took it out.
      joined.ifPresent(now -> now.scheduled = List.of());
    }
  }

  private void due(String library) {
    if (libraries.stream().noneMatch(known -> known.name().equals(library))) {
      LOG.debug("{} is a library of another machine", library);
      joined.ifPresent(now -> now.schedule.putOff(library, clock.instant().plus(UNKNOWN)));
      return;
    }
    wake.run();
  }

  @Override
  public void setLibraries(List<Library> newLibraries) {
    libraries = List.copyOf(newLibraries);
    next.keySet().retainAll(newLibraries.stream().map(Library::name).toList());
  }

  @Override
  public Instant next(Library library, Instant now) {
    if (joined.filter(it -> it.schedule.isInHand(library.name())).isPresent()) {
      return now;
    }
    Instant known = next.getOrDefault(library.name(), Instant.MIN);
    // Another machine is at it, or it is only just being told. Whole minutes, as it is reported.
    return known.isAfter(now) ? known : now.truncatedTo(ChronoUnit.MINUTES).plus(UNKNOWN);
  }

  @Override
  public void done(Library library, Instant started) {
    joined.ifPresent(it -> it.schedule.done(library.name()));
  }

  @Override
  public void putOff(Library library, Instant until) {
    joined.ifPresent(it -> it.schedule.putOff(library.name(), until));
  }

  @Override
  public Set<String> wantHelp() {
    return wantHelp;
  }

  @Override
  public void say(DaemonState newState, boolean newRests) {
    state = Optional.of(newState.toJson());
    if (rests != newRests) {
      rests = newRests;
      thread.execute(this::beat);
    }
  }

  @Override
  public String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        // It waits for a server that is away; the process ends without it.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    joined.ifPresent(
        it -> {
          try (Ledger ledger = it.ledger) {
            it.schedule.close();
          }
        });
    joined = Optional.empty();
  }
}
