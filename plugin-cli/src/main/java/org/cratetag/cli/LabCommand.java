package org.cratetag.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.AddOnNeededException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Unmatched;

/** {@code cratetag lab} where its commands are not on the class path: says so. */
@Command(
    name = "lab",
    hidden = true,
    description = "The recipes that make the bundled packs, and the studies behind them.")
final class LabCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments;

  /** Whether it is what was asked for, or its help, which is the add-on's too. */
  static boolean isIn(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(command -> command.getCommand() instanceof LabCommand);
  }

  @Override
  public Integer call() {
    throw new AddOnNeededException(AddOn.LAB);
  }
}
