package org.cratetag.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.LogFile;
import org.cratetag.cli.output.RunLog;
import org.cratetag.cli.output.Surroundings;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.AddOnNeededException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.natives.NativesException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's entry: runs a command and turns what comes of it into an exit status. */
public final class Main {
  private static final int MOST_CAUSES = 20;
  private static final Logger LOG = Logger.getLogger(Main.class.getName());

  private final Surroundings surroundings;
  private final GlobalOptions options;

  private final BiFunction<GlobalOptions, Surroundings, CommandLine> commands;

  /** What the command needed and did not find. */
  private AddOnNeededException needed;

  private Main(
      Surroundings surroundings, BiFunction<GlobalOptions, Surroundings, CommandLine> commands) {
    this.surroundings = surroundings;
    this.commands = commands;
    this.options = new GlobalOptions(surroundings);
  }

  /** Runs the command line and exits with its status. */
  public static void main(String[] args) {
    Surroundings surroundings = Surroundings.ofProcess();
    // Standard output is for results: what a library prints is a message.
    System.setOut(System.err);
    int status = run(surroundings, args);
    surroundings.out().flush();
    surroundings.err().flush();
    System.exit(status);
  }

  /** Runs the command line and gives its status; never throws. */
  public static int run(Surroundings surroundings, String... args) {
    return run(surroundings, CratetagCommand::commandLine, args);
  }

  /** The same with other commands. */
  public static int run(
      Surroundings surroundings,
      BiFunction<GlobalOptions, Surroundings, CommandLine> commands,
      String... args) {
    return new Main(surroundings, commands).run(args);
  }

  private int run(String... args) {
    try {
      int status = commandLine().execute(args);
      if (needed != null) {
        return runWith(needed.addOn(), args);
      }
      options.runLog().ifPresent(log -> log.add("ended with exit status " + status));
      return status;
    } catch (WrongUseException e) {
      return failed(e);
    } catch (Throwable e) {
      return ourFault(e);
    } finally {
      options.runLog().ifPresent(RunLog::flush);
    }
  }

  private CommandLine commandLine() {
    CommandLine commandLine = commands.apply(options, surroundings);
    Ansi ansi = surroundings.outIsTerminal() ? Ansi.AUTO : Ansi.OFF;
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    commandLine.setOut(new PrintWriter(surroundings.out(), true, UTF_8));
    commandLine.setErr(new PrintWriter(surroundings.err(), true, UTF_8));
    commandLine.setUsageHelpWidth(Math.min(100, surroundings.columns()));
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    // A file may be called '@live.mp3'.
    commandLine.setExpandAtFiles(false);
    commandLine.setExecutionStrategy(
        parsed -> {
          options.findHome().ifPresent(LogFile::install);
          options.typed(parsed.originalArgs());
          if (LabCommand.isIn(parsed)) {
            return failed(new AddOnNeededException(AddOn.LAB));
          }
          return new RunLast().execute(parsed);
        });
    commandLine.setParameterExceptionHandler((wrong, arguments) -> wrongArguments(wrong));
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
    return commandLine;
  }

  private int wrongArguments(ParameterException wrong) {
    message(reason(wrong));
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .findFirst()
          .ifPresent(suggestion -> message("did you mean '" + suggestion + "'?"));
    }
    message("try '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
    return ExitStatus.WRONG_USE;
  }

  private static String reason(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !wrong.getCommandLine().getSubcommands().isEmpty()) {
      return "there is no command '" + unmatched.getUnmatched().get(0) + "'";
    }
    return wrong.getMessage();
  }

  /** Has the launcher run the command again with what it needs, where that can help. */
  private int runWith(AddOn addOn, String... args) {
    Optional<Launcher> launcher =
        Launcher.find(surroundings.environment())
            .filter(found -> addOn.canBeFetched(surroundings.environment()));
    if (launcher.isEmpty()) {
      message(addOn.missing());
      return ExitStatus.WRONG_USE;
    }
    surroundings.out().flush();
    surroundings.err().flush();
    try {
      return launcher.get().runWith(addOn, args);
    } catch (IOException e) {
      message("cannot run " + launcher.get().script() + " again: " + e.getMessage());
      return ExitStatus.WRONG_USE;
    }
  }

  private int failed(Exception e) {
    if (e instanceof AddOnNeededException needs) {
      needed = needs;
      return ExitStatus.WRONG_USE;
    }
    if (e instanceof WrongUseException) {
      message(e.getMessage());
      return ExitStatus.WRONG_USE;
    }
    if (e instanceof LedgerException || e instanceof NativesException) {
      LOG.log(Level.WARNING, "ledger or native libraries cannot be used", e);
      message(e.getMessage());
      return ExitStatus.WRONG_USE;
    }
    return ourFault(e);
  }

  private int ourFault(Throwable e) {
    Optional<Path> home = options.findHome();
    home.ifPresent(LogFile::install);
    LOG.log(Level.SEVERE, "a fault of Cratetag itself", e);
    if (isFullHeap(e)) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      message(
          "this needs more than the %d MB that Java may use here; twice as much: CRATETAG_JAVA_OPTS=-Xmx%dm"
              .formatted(megabytes, 2 * megabytes));
      return ExitStatus.WRONG_USE;
    }
    message("something went wrong that should not have: " + e);
    home.ifPresent(
        folder -> message("the details are in " + folder.resolve("logs").resolve("cratetag.log")));
    return ExitStatus.OUR_FAULT;
  }

  private static boolean isFullHeap(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .filter(OutOfMemoryError.class::isInstance)
        // Others are out of threads, or of what the system gives.
        .anyMatch(e -> String.valueOf(e.getMessage()).matches(".*(heap|GC overhead).*"));
  }

  private void message(String text) {
    String line = "cratetag: " + DisplayText.of(text);
    options.runLog().ifPresent(log -> log.add(line));
    surroundings.err().print(line + "\n");
    surroundings.err().flush();
  }
}
