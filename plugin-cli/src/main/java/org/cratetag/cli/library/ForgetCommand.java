package org.cratetag.cli.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cratetag forget}. */
@Command(
    name = "forget",
    description = "Forgets the tracks whose files are gone, and what was heard of them.",
    footer = {
      "",
      "A track counts as gone when the last run over its folder did not find it.",
      "Without this it stays known as missing, and is not heard again when it comes",
      "back, even elsewhere. What was changed in files stays known to 'undo' and",
      "'history'.",
      "",
      "Examples:",
      "  cratetag forget",
      "  cratetag forget ~/Music/Old"
    })
public final class ForgetCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Folders or files. Default: all.")
  private List<Path> paths = new ArrayList<>();

  public ForgetCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    List<Path> roots =
        paths.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
    try (Ledger ledger = Workplace.ledger(options)) {
      int forgotten = ledger.forgetMissing(roots);
      output.done(
          Map.of("forgotten", forgotten),
          forgotten == 0
              ? "No track is missing."
              : forgotten == 1 ? "1 track forgotten." : forgotten + " tracks forgotten.");
    }
    return ExitStatus.OK;
  }
}
