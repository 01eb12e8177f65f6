package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cratetag train table}. */
@Command(
    name = "table",
    description = "Makes a pack from a table of features, or says what to expect of one.",
    footer = {
      "",
      "The table has a header and one row a track. Its 71 feature columns begin with",
      "their numbers, 1-ZCRm to 71-BPM, or are named in the order of edm-stats/1. Of",
      "other columns no pack is made; what to expect of them is said all the same, as",
      "it is without --name.",
      "",
      "Examples:",
      "  cratetag train table set.csv --label-column genre --name my-set",
      "  cratetag train table set.csv --label-column genre --group-column artist"
    })
final class TrainTableCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(paramLabel = "FILE", description = "Comma-separated values.")
  private Path csv;

  @Mixin private TableOptions columns;
  @Mixin private PackOptions pack;

  TrainTableCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    AddOn.wantHeap(options.surroundings().environment());
    return run(options, columns.table(csv), pack);
  }

  /** Without a name there is no pack, but all that is to be said of one. */
  static int run(GlobalOptions options, OwnTable table, PackOptions pack) throws IOException {
    return pack.name().isPresent()
        ? pack.train(options, table, Optional.empty())
        : TableJudgement.print(options, table);
  }
}
