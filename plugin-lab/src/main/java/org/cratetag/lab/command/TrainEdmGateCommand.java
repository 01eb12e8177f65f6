package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.lab.domain.LearnedDomain;
import org.cratetag.lab.edm.EdmGate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab train edm-gate}. */
@Command(
    name = "edm-gate",
    description =
        "What keeps the EDM subgenre pack silent on other music, learned anew for a pack that is"
            + " there.",
    footer = {
      "",
      "Changes pack.json, golden.json and card.md in PACK; the model stays. Takes",
      "some seconds. 'lab train edm-subgenre' does the same for the pack that it",
      "makes.",
      "",
      "Example:",
      "  cratetag lab train edm-gate --data DATA --pack models/edm-subgenre"
    })
final class TrainEdmGateCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Mixin private EdmData data;

  @Option(
      names = "--pack",
      paramLabel = "PACK",
      required = true,
      description = "The folder of an edm-subgenre pack.")
  private Path pack;

  public TrainEdmGateCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    LearnedDomain learned = learn();
    Table table = new Table("Kind of music", "Share");
    learned
        .silenced()
        .forEach((label, share) -> table.row(label, Percent.exactly(share) + " silenced"));
    learned
        .passed()
        .forEach((kind, share) -> table.row(kind, Percent.exactly(share) + " not silenced"));
    options
        .output()
        .result(
            Map.of(
                "threshold", learned.domain().threshold(),
                "silenced", learned.silenced(),
                "passed", learned.passed()),
            table.toString());
    return ExitStatus.OK;
  }

  private LearnedDomain learn() {
    try {
      return EdmGate.addTo(pack, data.folder());
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
