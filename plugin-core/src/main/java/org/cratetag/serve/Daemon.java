package org.cratetag.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.config.ConfigException;
import org.cratetag.config.Configuration;
import org.cratetag.config.Library;
import org.cratetag.config.LibraryCare;
import org.cratetag.schedule.Pace;
import org.cratetag.serve.watch.LibraryWatch;
import org.cratetag.serve.watch.OwnWrites;

/**
 * Looks after libraries: by their schedules and by what it hears of changes, one run at a time,
 * while nobody asked it to rest. It acts in {@link #tick}, which returns soon; runs go on beside
 * it. What it remembers over its end is in a folder of the home; that runs lose nothing is the
 * ledger's doing.
 */
public final class Daemon implements AutoCloseable {
  private static final Duration IDLE_TILL_RELEASE = Duration.ofMinutes(1);

  /** Others may want help with what this machine may not do: their settings are others. */
  private static final Duration HELP_AGAIN = Duration.ofMinutes(5);

  private final Path folder;
  private final LatestConfiguration latest;
  private final LibraryRuns runs;
  private final Executor executor;
  private final DaemonListener listener;
  private final Clock clock;
  private final ZoneId zone;
  private final Agenda agenda;
  private final Pause pause;
  private final OwnWrites own = new OwnWrites();
  private final LookTimes looks;
  private final Map<String, Instant> looked = new HashMap<>();
  private final ToldFiles told;
  private final Map<String, LibraryWatch> watches = new LinkedHashMap<>();
  private final Map<String, Instant> helpNotBefore = new HashMap<>();
  private final Timetable ownTimes;
  private final ClusterSource clusters;
  private final ServerTelling servers;
  private final String since;
  private final String processStart = DaemonState.startOf(ProcessHandle.current());

  private Configuration configuration;
  private Optional<Cluster> cluster = Optional.empty();
  private Pace pace = Pace.FREE;
  private volatile Optional<RunningJob> running = Optional.empty();
  private volatile Optional<Instant> lastRun = Optional.empty();
  private String runTrouble = "";
  private boolean watching;
  private String said = "";
  private volatile DaemonView view;
  private volatile boolean stopAsked;

  /**
   * A daemon that has read its configuration and does nothing yet.
   *
   * @param folder of the home, for what it remembers
   * @param clusters gives the others that share a ledger
   * @param executor for runs; a direct one makes {@link #tick} last as long as they do
   * @throws ConfigException when the configuration cannot be used
   */
  public Daemon(
      Path folder,
      ConfigurationSource source,
      LibraryRuns runs,
      ClusterSource clusters,
      Executor executor,
      DaemonListener listener,
      Clock clock)
      throws ConfigException {
    this.folder = folder;
    this.runs = runs;
    this.executor = executor;
    this.listener = listener;
    this.clock = clock;
    this.zone = clock.getZone();
    this.looks = new LookTimes(folder.resolve("looked.json"));
    this.clusters = clusters;
    this.ownTimes = new OwnTimetable(zone, looks);
    this.agenda = new Agenda(ownTimes);
    this.told = new ToldFiles(folder.resolve("told.json"), clock.instant());
    this.pause = new Pause(folder);
    this.since = clock.instant().toString();
    this.servers = new ServerTelling(runs, executor, listener);
    this.latest = new LatestConfiguration(source, listener);
    this.configuration = source.read();
    join(configuration);
    use(configuration);
    this.view = look(clock.instant());
  }

  private void use(Configuration newConfiguration) {
    configuration = newConfiguration;
    for (Library library : configuration.libraries()) {
      looks.find(library).ifPresent(time -> looked.putIfAbsent(library.name(), time));
    }
    agenda.setLibraries(configuration.libraries(), configuration.serve().settle());
    pace = CpuBudget.ofMachine(configuration.serve().cores(), configuration.serve().maxLoad());
  }

  private void join(Configuration newConfiguration) {
    cluster.ifPresent(Cluster::close);
    cluster = clusters.find(newConfiguration);
    agenda.setTimetable(cluster.<Timetable>map(it -> it).orElse(ownTimes));
  }

  /** Begins to watch, and looks once for what came while nobody did. */
  public void watch() {
    watching = true;
    watches.values().forEach(LibraryWatch::close);
    watches.clear();
    for (Library library : configuration.libraries()) {
      LibraryWatch watch = new LibraryWatch(library, configuration.serve().pollEvery(), own);
      watch.start(clock.instant());
      watches.put(library.name(), watch);
      if (library.care().watch() != LibraryCare.Watch.NO && cluster.isEmpty()) {
        library.paths().forEach(path -> agenda.changed(library, path, Instant.EPOCH));
      }
    }
    Priority.lower(configuration.serve().nice(), configuration.serve().idleDisk())
        .ifPresent(what -> listener.note("other programs may not go first: " + what));
  }

  /** Does what is to be done now. Called again and again, by one thread. */
  public void tick() {
    Instant now = clock.instant();
    endRun(now);
    latest.readIfChanged().ifPresent(this::adopt);
    hearWhatWasTold(now);
    hearChanges(now);
    if (running.isPresent()) {
      holdBack(now);
    } else if (!stopAsked) {
      begin(now);
    }
    say(now);
  }

  private void endRun(Instant now) {
    if (running.isEmpty() || !running.get().isOver()) {
      return;
    }
    RunningJob ended = running.get();
    running = Optional.empty();
    lastRun = Optional.of(now);
    servers.runEnded(now);
    if (ended.failure().isPresent()) {
      agenda.failed(ended.job(), now);
      runTrouble = ended.job().library().name() + ": " + ended.failure().get();
      listener.note(runTrouble + "; tried again in ten minutes");
    } else if (ended.wasStopped()) {
      agenda.interrupted(ended.job(), now);
    } else {
      agenda.done(ended.job(), ended.started());
      if (ended.job().why() != Job.Why.HELP) {
        told.done(ended.job().roots(), ended.started(), ended.unsettled());
      }
      if (ended.job().why() == Job.Why.SCHEDULE) {
        looked.put(ended.job().library().name(), ended.started());
      }
      if (ended.job().why() == Job.Why.HELP && ended.wasIdle()) {
        helpNotBefore.put(ended.job().library().name(), now.plus(HELP_AGAIN));
      }
      runTrouble = runTrouble.startsWith(ended.job().library().name() + ": ") ? "" : runTrouble;
    }
    for (Path unsettled : ended.unsettled()) {
      agenda.changed(ended.job().library(), unsettled, now);
    }
  }

  private void adopt(Configuration read) {
    boolean sameCare =
        read.libraries().equals(configuration.libraries())
            && read.serve().equals(configuration.serve());
    boolean sameLedger = read.ledger().equals(configuration.ledger());
    if (!sameLedger) {
      join(read);
    }
    use(read);
    listener.note("the configuration was read anew");
    listener.configured(read);
    running
        .filter(job -> !read.libraries().contains(job.job().library()) || !sameLedger)
        .ifPresent(RunningJob::stop);
    if (watching && !sameCare) {
      watch();
    }
  }

  private void hearWhatWasTold(Instant now) {
    for (Path path : told.takeFresh()) {
      Optional<Library> library = configuration.findLibrary(path);
      library.ifPresentOrElse(found -> agenda.changed(found, path, now), () -> told.forget(path));
    }
  }

  private void hearChanges(Instant now) {
    for (Library library : configuration.libraries()) {
      LibraryWatch watch = watches.get(library.name());
      if (watch != null) {
        watch.poll(now, changed -> agenda.changed(library, changed, now));
      }
    }
  }

  private void begin(Instant now) {
    if (pause.findEnd(now).isPresent()) {
      agenda.giveBack(now);
    } else {
      Optional<Job> due =
          agenda.findDue(now, library -> quietEnd(library, now).isEmpty()).or(() -> findHelp(now));
      if (due.isPresent()) {
        RunningJob job = new RunningJob(due.get(), configuration, runs, own, pace, now);
        running = Optional.of(job);
        listener.begun(due.get());
        executor.execute(job);
        return;
      }
    }
    if (servers.begin(configuration, now, () -> lastRun = Optional.of(now))) {
      return;
    }
    if (lastRun.isPresent() && !now.isBefore(lastRun.get().plus(IDLE_TILL_RELEASE))) {
      lastRun = Optional.empty();
      runs.release();
    }
  }

  private Optional<Job> findHelp(Instant now) {
    return cluster.stream()
        .flatMap(others -> others.wantHelp().stream())
        .filter(name -> !helpNotBefore.getOrDefault(name, Instant.MIN).isAfter(now))
        .flatMap(name -> configuration.libraries().stream().filter(it -> it.name().equals(name)))
        .filter(library -> quietEnd(library, now).isEmpty())
        .findFirst()
        .map(library -> new Job(library, library.paths(), Job.Why.HELP, Map.of()));
  }

  private void holdBack(Instant now) {
    RunningJob job = running.orElseThrow();
    if (stopAsked
        || pause.findEnd(now).isPresent()
        || quietEnd(job.job().library(), now).isPresent()) {
      job.stop();
    }
  }

  private Optional<Instant> quietEnd(Library library, Instant now) {
    return library.care().quietHours().findEnd(now, zone);
  }

  /** Whether nothing is due now, nor at work, but what has to wait for a later time. */
  public boolean isIdle() {
    Instant now = clock.instant();
    boolean free = pause.findEnd(now).isEmpty();
    return running.isEmpty()
        && !servers.isAtWork()
        && agenda.plans(now).stream()
            .noneMatch(plan -> free && !plan.at().isAfter(now) && isFree(plan.library(), now));
  }

  private boolean isFree(String name, Instant now) {
    return configuration.libraries().stream()
        .filter(library -> library.name().equals(name))
        .allMatch(library -> quietEnd(library, now).isEmpty());
  }

  /** What comes next is due then. */
  public Optional<Instant> findNext() {
    return agenda.plans(clock.instant()).stream().map(Agenda.Plan::at).findFirst();
  }

  /** Asks for the configuration to be read anew. Called by any thread. */
  public void reload() {
    latest.ask();
  }

  /**
   * Tells of files that have come or changed, or of folders: they are looked at as others are, when
   * they have not changed for a while, also by a daemon that starts after this one has ended. What
   * lies in no library is passed over. Called by any thread.
   *
   * @param paths absolute and normalised
   * @throws IOException when they cannot be remembered
   */
  public void tell(Collection<Path> paths) throws IOException {
    Configuration now = view.configuration();
    Map<Path, Path> roots = new LinkedHashMap<>();
    for (Path path : paths) {
      now.findLibrary(path).stream()
          .flatMap(library -> library.paths().stream())
          .filter(path::startsWith)
          .findFirst()
          .ifPresent(root -> roots.put(path, root));
    }
    told.add(roots, clock.instant());
  }

  /** How it was when it last looked what is to be done. Called by any thread. */
  public DaemonView view() {
    return view;
  }

  /** Asks for the end. Called by any thread. */
  public void stop() {
    stopAsked = true;
    Optional<RunningJob> job = running;
    job.ifPresent(RunningJob::stop);
  }

  /** Whether it was asked to end and nothing is at work any more. */
  public boolean isOver() {
    return stopAsked && !servers.isAtWork() && running.map(RunningJob::isOver).orElse(true);
  }

  private DaemonView look(Instant now) {
    Optional<Instant> paused = pause.findEnd(now);
    return new DaemonView(
        configuration,
        state(now, paused),
        paused.isPresent(),
        latest.trouble(),
        looked,
        told.count(),
        System.nanoTime());
  }

  private void say(Instant now) {
    DaemonView seen = look(now);
    view = seen;
    DaemonState state = seen.state();
    cluster.ifPresent(others -> others.say(state, stopAsked || seen.isPaused()));
    String text = state.toString();
    if (text.equals(said)) {
      return;
    }
    said = text;
    try {
      state.write(folder);
    } catch (IOException e) {
      listener.note("cannot write " + DaemonState.fileIn(folder) + ": " + e);
    }
  }

  /** What it does. */
  DaemonState state(Instant now) {
    return state(now, pause.findEnd(now));
  }

  private DaemonState state(Instant now, Optional<Instant> paused) {
    return new DaemonReport(configuration.libraries(), zone, now)
        .of(
            running,
            paused,
            agenda.plans(now),
            watches,
            new DaemonReport.Process(processStart, since),
            trouble());
  }

  /** What its owner should know; empty for nothing. */
  public String trouble() {
    return Stream.of(latest.trouble(), runTrouble, cluster.map(Cluster::trouble).orElse(""))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Ends watching, and gives back what runs need. */
  @Override
  public void close() {
    watches.values().forEach(LibraryWatch::close);
    cluster.ifPresent(Cluster::close);
    runs.release();
    try {
      Files.deleteIfExists(DaemonState.fileIn(folder));
    } catch (IOException e) {
      listener.note("cannot delete " + DaemonState.fileIn(folder) + ": " + e);
    }
  }
}
