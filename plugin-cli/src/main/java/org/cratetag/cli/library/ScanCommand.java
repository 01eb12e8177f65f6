package org.cratetag.cli.library;

import java.util.concurrent.Callable;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.run.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cratetag scan}. */
@Command(
    name = "scan",
    description = "Listens to what is new and remembers it. Writes no tags.",
    footer = {
      "",
      "What was heard is kept in the home, so that a later 'cratetag tag' need not",
      "listen again.",
      "",
      "Example:",
      "  cratetag scan ~/Music"
    })
public final class ScanCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Mixin private RunOptions run;

  public ScanCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.runOutput();
    try (Workplace workplace = Workplace.open(options, output, run.paths(), run::over)) {
      return RunReporter.run(
          workplace,
          new RunRequest(RunRequest.Kind.SCAN, run.paths(), "scan", run.retry()),
          run.isStrict(),
          options,
          output);
    }
  }
}
