package org.cratetag.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.ReloadSignal;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.ConfigException;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Configuration;
import org.cratetag.config.Home;
import org.cratetag.run.Engine;
import org.cratetag.serve.Cluster;
import org.cratetag.serve.ClusterSource;
import org.cratetag.serve.ConfigurationSource;
import org.cratetag.serve.Daemon;
import org.cratetag.serve.DaemonState;
import org.cratetag.serve.Pause;
import org.cratetag.serve.cluster.LedgerCluster;
import org.cratetag.web.metric.RunFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cratetag serve}. */
@Command(
    name = "serve",
    description = "Looks after your libraries: tags what is new, by schedule and by itself.",
    footer = {
      "",
      "Which libraries, when, and how much of the machine stands in config.yaml; begin",
      "with 'cratetag config init'. A changed file is read anew by itself.",
      "'cratetag status' says what is done and what comes next.",
      "",
      "Examples:",
      "  cratetag serve",
      "  cratetag serve --once            do what is due, and end (for timers)",
      "  cratetag serve pause --for 2h",
      "  cratetag serve resume"
    })
public final class ServeCommand implements Callable<Integer> {
  private static final long TICK_MILLIS = 2_000;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(9);
  private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([mhd])");

  private final GlobalOptions options;

  @Option(names = "--once", description = "Do what is due by the schedule, and end.")
  private boolean once;

  public ServeCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws InterruptedException {
    Home home = Workplace.home(options);
    try (DaemonLock lock = DaemonLock.take(home.daemon())) {
      ServeOutput output = new ServeOutput(options);
      Semaphore wake = new Semaphore(0);
      RunFigures figures = new RunFigures();
      ExecutorService pool = Executors.newSingleThreadExecutor(work -> new Thread(work, "run"));
      try (Daemon daemon = daemon(home, output, figures, pool, wake);
          ServeWeb web = new ServeWeb(home, daemon, figures, output);
          StopRequest stop = StopRequest.listen(() -> stop(daemon, wake));
          ReloadSignal reload = ReloadSignal.listen(() -> reload(daemon, wake))) {
        serve(daemon, web, output, wake);
        return daemon.trouble().isEmpty() || !once ? ExitStatus.OK : ExitStatus.SOME_FAILED;
      } finally {
        pool.shutdown();
      }
    }
  }

  private void serve(Daemon daemon, ServeWeb web, ServeOutput output, Semaphore wake)
      throws InterruptedException {
    ServiceManager manager = new ServiceManager(options.surroundings().environment());
    if (!once) {
      web.start();
      output.whenConfigured(web::configured);
      daemon.watch();
      manager.ready();
      output.remark("serving", "Serving. Ctrl-C or 'kill' ends it after the tracks in hand.");
    }
    while (!daemon.isOver()) {
      daemon.tick();
      manager.alive();
      if (once && daemon.isIdle()) {
        break;
      }
      wake.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
      wake.drainPermits();
    }
    manager.stopping();
    daemon.tick();
    output.remark("ended", once ? "What was due is done." : "Ended.");
  }

  private Daemon daemon(
      Home home, ServeOutput output, RunFigures figures, ExecutorService pool, Semaphore wake) {
    ConfigurationSource source = new FileConfiguration(options);
    try {
      if (source.read().libraries().isEmpty()) {
        throw new WrongUseException(
            "no libraries are in "
                + Workplace.configFile(options)
                + ": write 'libraries: {music: /srv/music}' there, or set"
                + " CRATETAG_LIBRARIES_MUSIC_PATH");
      }
      return new Daemon(
          home.daemon(),
          source,
          new EngineRuns(home, output, figures),
          once ? ClusterSource.NONE : configuration -> cluster(home, configuration, wake),
          job ->
              pool.execute(
                  () -> {
                    try {
                      job.run();
                    } finally {
                      wake.release();
                    }
                  }),
          output,
          Clock.systemDefaultZone());
    } catch (ConfigException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private static Optional<Cluster> cluster(Home home, Configuration configuration, Semaphore wake) {
    return configuration.ledger().url().isEmpty()
        ? Optional.empty()
        : Optional.of(
            LedgerCluster.join(
                () -> Engine.openLedger(home, configuration.ledger()),
                wake::release,
                Clock.systemDefaultZone()));
  }

  private static void reload(Daemon daemon, Semaphore wake) {
    daemon.reload();
    wake.release();
  }

  /** What a track takes that does not end in time is done again by the next start. */
  private static void stop(Daemon daemon, Semaphore wake) {
    daemon.stop();
    wake.release();
    Thread guard =
        new Thread(
            () -> {
              try {
                Thread.sleep(LONGEST_STOP.toMillis());
                if (!daemon.isOver()) {
                  Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
                }
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    guard.setDaemon(true);
    guard.start();
  }

  /** The file and the environment, as all commands read them. */
  private static final class FileConfiguration implements ConfigurationSource {
    private final GlobalOptions options;
    private volatile List<Path> files;

    FileConfiguration(GlobalOptions options) {
      this.options = options;
      this.files = List.of(Workplace.configPath(options));
    }

    @Override
    public Configuration read() throws ConfigException {
      try {
        ConfigTree tree = Workplace.configTree(options);
        files = tree.files();
        return Configuration.read(tree);
      } catch (WrongUseException e) {
        throw new ConfigException(e.getMessage(), e);
      }
    }

    @Override
    public Object stamp() {
      return files.stream().map(FileConfiguration::stamp).toList();
    }

    private static String stamp(Path file) {
      try {
        return file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
      } catch (IOException missing) {
        return "none";
      }
    }
  }

  @Command(description = "Has it rest: what is in hand is ended, and nothing begun.")
  int pause(
      @Option(
              names = "--for",
              paramLabel = "TIME",
              description = "For so long: 30m, 2h or 1d. Default: until 'cratetag serve resume'.")
          String time)
      throws IOException {
    Path folder = Workplace.home(options).daemon();
    Optional<Instant> until = Optional.ofNullable(time).map(ServeCommand::after);
    new Pause(folder).begin(until);
    boolean works = DaemonState.find(folder).isPresent();
    options
        .output()
        .done(
            Map.of("paused", true, "until", until.map(Instant::toString).orElse("")),
            "Paused until "
                + until.map(TimeText::of).orElse("'cratetag serve resume'")
                + (works ? "." : ". No daemon is at work in this home now."));
    return ExitStatus.OK;
  }

  @Command(description = "Has it go on after a pause.")
  int resume() throws IOException {
    boolean rested = new Pause(Workplace.home(options).daemon()).end();
    options.output().done(Map.of("paused", false), rested ? "It goes on." : "It was not paused.");
    return ExitStatus.OK;
  }

  private static Instant after(String time) {
    Matcher span = SPAN.matcher(time.strip());
    if (!span.matches()) {
      throw new WrongUseException("not a time: '" + time + "'; try 30m, 2h or 1d");
    }
    long number = Long.parseLong(span.group(1));
    Duration duration =
        switch (span.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return Instant.now().plus(duration);
  }
}
