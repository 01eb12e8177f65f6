package org.cratetag.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Unmatched;

/** {@code cratetag lab} where its commands are not on the class path: never run, but asked for. */
@Command(
    name = "lab",
    hidden = true,
    description = "The recipes that make the bundled packs, and the studies behind them.")
final class LabCommand {
  @Unmatched private List<String> arguments;

  /** Whether it is what was asked for, or its help, which is the add-on's too. */
  static boolean isIn(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(command -> command.getCommand() instanceof LabCommand);
  }
}
