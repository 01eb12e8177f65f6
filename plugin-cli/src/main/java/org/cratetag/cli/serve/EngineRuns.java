package org.cratetag.cli.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Configuration;
import org.cratetag.config.Home;
import org.cratetag.config.Library;
import org.cratetag.config.Settings;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.run.RunException;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.run.RunRequest;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.schedule.Pace;
import org.cratetag.serve.Job;
import org.cratetag.serve.LibraryRuns;
import org.cratetag.tags.posix.NativeHeap;

/** Runs over an engine that stays open from one run to the next of the same settings. */
final class EngineRuns implements LibraryRuns {
  private final Home home;
  private final ServeOutput output;
  private final RunListener figures;
  private Optional<Open> open = Optional.empty();

  /** An engine and what it was opened for. */
  private record Open(Workplace workplace, Settings settings, Configuration configuration) {
    boolean isFor(Settings other, Configuration now) {
      return settings.equals(other) && configuration == now;
    }
  }

  /**
   * @param figures hears what all runs do
   */
  EngineRuns(Home home, ServeOutput output, RunListener figures) {
    this.home = home;
    this.output = output;
    this.figures = figures;
  }

  @Override
  public synchronized RunReport run(
      Job job, Configuration configuration, RunListener daemon, CancelSignal cancel, Pace pace)
      throws RunException, InterruptedException {
    List<Path> roots = existing(job);
    Workplace workplace = workplace(job.library(), configuration);
    RunOutput said = output.begin(job);
    RunRequest request =
        new RunRequest(
            RunRequest.Kind.TAG,
            roots,
            "serve " + job.library().name(),
            RunRequest.Retry.NOTHING,
            job.why() == Job.Why.HELP);
    try {
      RunReport report =
          workplace
              .engine()
              .runs()
              .run(
                  request,
                  new BothListeners(daemon, new BothListeners(figures, said)),
                  cancel,
                  pace);
      said.end(report);
      if (Set.of("unchanged", RunReport.KNOWN_FAILURES).containsAll(report.counts().keySet())) {
        workplace.engine().ledger().forgetIdleRun(report.runId());
      }
      return report;
    } catch (LedgerException e) {
      // Its server may be back by then, and the ledger is opened anew.
      close();
      throw new RunException(e.getMessage(), e);
    }
  }

  /** What is gone meanwhile is looked for in the one above it, up to the library's. */
  private static List<Path> existing(Job job) throws RunException {
    List<Path> roots = new ArrayList<>();
    for (Path root : job.roots()) {
      Path at = root;
      while (!Files.exists(at) && !job.library().paths().contains(at)) {
        at = at.getParent();
      }
      if (!Files.exists(at)) {
        throw new RunException(at + " is not there; is its disk or share not mounted?");
      }
      if (!roots.contains(at)) {
        roots.add(at);
      }
    }
    return roots;
  }

  @Override
  public synchronized Optional<Instant> tellServers(Configuration configuration)
      throws RunException {
    boolean isOpen = open.isPresent() && open.get().configuration() == configuration;
    Workplace workplace =
        isOpen
            ? open.get().workplace()
            : workplace(configuration.libraries().get(0), configuration);
    return workplace.engine().servers().go(output.output()::warning);
  }

  private Workplace workplace(Library library, Configuration configuration) throws RunException {
    Settings settings = settings(library, configuration);
    if (open.isPresent() && !open.get().isFor(settings, configuration)) {
      close();
    }
    if (open.isEmpty()) {
      Output warnings = output.output();
      try {
        Workplace workplace = Workplace.open(home, configuration, settings, warnings);
        open = Optional.of(new Open(workplace, settings, configuration));
      } catch (WrongUseException e) {
        throw new RunException(e.getMessage(), e);
      }
    }
    return open.get().workplace();
  }

  /** Nobody waits for the daemon, so it may be sure that files have settled. */
  private static Settings settings(Library library, Configuration configuration) {
    Duration settle = configuration.serve().settle();
    Settings settings = library.settings();
    boolean longer = settle.compareTo(settings.quietPeriod()) > 0;
    return (longer ? settings.withQuietPeriod(settle) : settings).withByChangeTime(true);
  }

  @Override
  public synchronized void release() {
    if (open.isPresent()) {
      close();
      // Java's heap is given back to the system by this alone.
      System.gc();
      NativeHeap.giveBack();
    }
  }

  private void close() {
    open.ifPresent(opened -> opened.workplace().close());
    open = Optional.empty();
  }
}
