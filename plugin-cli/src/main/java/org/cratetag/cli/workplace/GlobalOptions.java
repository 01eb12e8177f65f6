package org.cratetag.cli.workplace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.cli.output.HumanOutput;
import org.cratetag.cli.output.JsonOutput;
import org.cratetag.cli.output.LogFile;
import org.cratetag.cli.output.LogOutput;
import org.cratetag.cli.output.LoggedOutput;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.PlainProgressReporter;
import org.cratetag.cli.output.ProgressBarReporter;
import org.cratetag.cli.output.ProgressReporter;
import org.cratetag.cli.output.RunLog;
import org.cratetag.cli.output.Screen;
import org.cratetag.cli.output.Surroundings;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.config.values.LogSettings;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
  private final Surroundings surroundings;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      order = 90,
      description =
          "Where Cratetag keeps its memory, models, plugins and log. Default: CRATETAG_HOME, else"
              + " ~/.local/share/cratetag.")
  private Path home;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      order = 91,
      description = "Settings in YAML. Default: config.yaml in the home.")
  private Path config;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      order = 92,
      description = "Print one JSON object a line, and nothing else.")
  private boolean json;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      order = 93,
      description = "Print only what went wrong.")
  private boolean quiet;

  private List<String> arguments = List.of();
  private Optional<RunLog> runLog = Optional.empty();
  private Optional<LogSettings> log = Optional.empty();
  private boolean speaksAsLog;

  /** With the environment that gives the defaults. */
  public GlobalOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The home folder, absolute; it need not exist yet.
   *
   * @throws WrongUseException when nothing tells where it is
   */
  public Path home() {
    return findHome()
        .orElseThrow(
            () ->
                new WrongUseException(
                    "no home folder is known: HOME is not set, and the system knows none for this"
                        + " user. Say where Cratetag may keep its memory: --home DIR, or"
                        + " CRATETAG_HOME"));
  }

  /** The same, if it can be told. */
  public Optional<Path> findHome() {
    return Optional.ofNullable(home)
        .or(surroundings::findDefaultHome)
        .map(chosen -> chosen.toAbsolutePath().normalize());
  }

  /** The settings file that the user named. */
  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  /** Whether a program reads the output. */
  public boolean isJson() {
    return json;
  }

  /** Whether only what went wrong is said. */
  public boolean isQuiet() {
    return quiet;
  }

  /** Notes what was typed, for the log. */
  public void typed(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /** How a command speaks that works on a library: all that it says stands in the home's log. */
  public Output runOutput() {
    runLog = findHome().map(found -> RunLog.await(found, arguments));
    log.ifPresent(this::logAs);
    return loggedOutput();
  }

  /** Has logs be written as the configuration says. */
  public void logAs(LogSettings settings) {
    log = Optional.of(settings);
    runLog.ifPresent(found -> found.use(settings));
    LogFile.use(settings.level());
  }

  /** Has the command speak as its log does where that is for programs: nobody watches a daemon. */
  public void speakAsLog() {
    speaksAsLog = true;
  }

  /** One more voice of the same command, with counts of its own. */
  public Output loggedOutput() {
    Output output = output();
    return runLog.<Output>map(log -> new LoggedOutput(output, log)).orElse(output);
  }

  /** Where it stands; empty for other commands. */
  public Optional<RunLog> runLog() {
    return runLog;
  }

  /** How the command speaks. */
  public Output output() {
    Screen screen =
        speaksAsLog
            ? Screen.atOnce(surroundings.out(), surroundings.err())
            : new Screen(surroundings.out(), surroundings.err());
    Optional<LogOutput> lines =
        log.filter(known -> speaksAsLog && known.format() == LogSettings.Format.JSON)
            .map(known -> LogOutput.toMessages(screen, known.level()));
    if (json) {
      return lines
          .map(found -> new JsonOutput(screen, found::warning))
          .orElseGet(() -> new JsonOutput(screen));
    }
    if (lines.isPresent()) {
      return lines.get();
    }
    boolean colour = !surroundings.environment().containsKey("NO_COLOR");
    return new HumanOutput(
        screen,
        quiet,
        colour && surroundings.outIsTerminal(),
        colour && surroundings.errIsTerminal());
  }

  /**
   * Progress of a run on standard error: a bar when a person watches, a line now and then when not,
   * nothing with {@code --quiet} or when JSON goes to the same terminal.
   *
   * @param output where the same command prints its results
   * @param task what is going on, in a word or two
   */
  public ProgressReporter progress(Output output, String task) {
    if (quiet) {
      return ProgressReporter.NONE;
    }
    if (surroundings.errIsTerminal()) {
      return new ProgressBarReporter(output.screen(), task, surroundings.columns());
    }
    return json ? ProgressReporter.NONE : new PlainProgressReporter(output.screen(), task);
  }

  /** Where the command runs. */
  public Surroundings surroundings() {
    return surroundings;
  }
}
