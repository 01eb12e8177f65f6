package org.cratetag.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cratetag.train.recipe.EdmSubgenreRecipe;
import org.cratetag.train.recipe.EdmSubgenreReport;
import org.cratetag.train.recipe.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cratetag train}. */
@Command(
    name = "train",
    description = "Makes model packs: from your own crates, or the bundled one again.",
    footer = {
      "",
      "Each folder in DIR is a crate, with 8 tracks or more; folders below it belong",
      "to it. Says how often the pack will be right, which crates are too alike and",
      "which tracks look misfiled, then installs the pack beside the bundled one, in",
      "a new version each time.",
      "",
      "Examples:",
      "  cratetag train --from ~/Crates --name my-crates",
      "  cratetag tag --packs my-crates,edm-subgenre ~/Music"
    })
final class TrainCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--from", paramLabel = "DIR", description = "The folder of crates.")
  private Path from;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the pack: lower case letters, digits and hyphens.")
  private String name;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tracks listened to at once. Default: half of the cores.")
  private Integer workers;

  TrainCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    if (from == null || name == null) {
      throw new ParameterException(
          spec.commandLine(), "say what to train: --from DIR --name NAME, or edm-subgenre");
    }
    return new CrateTrainingRun(options, from.toAbsolutePath().normalize(), name)
        .run(settings -> workers == null ? settings : settings.withWorkers(workers));
  }

  @Command(
      name = "edm-subgenre",
      description = "The bundled EDM subgenre pack, from the two published Beatport feature sets.",
      footer = {
        "",
        "The pack is used after: cratetag models install OUT",
        "",
        "Judges the recipe out of fold first, then trains on all rows and writes the pack with its",
        "card. Takes some minutes.",
        "",
        "Example:",
        "  cratetag train edm-subgenre --data DATA --out models/edm-subgenre"
      })
  int edmSubgenre(
      @Option(names = "--data", paramLabel = "DIR", required = true, description = DATA) Path data,
      @Option(
              names = "--out",
              paramLabel = "OUT",
              required = true,
              description = "The pack's folder; files in it are replaced.")
          Path out,
      @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = SEED) long seed,
      @Option(names = "--seeds", paramLabel = "N", defaultValue = "3", description = SEEDS)
          int seeds) {
    Output output = options.output();
    Recipe recipe = progress -> EdmSubgenreRecipe.train(data, out, seed, seeds, progress);
    int status = judge(output, recipe);
    output.remark("The pack is in " + out);
    return status;
  }

  static final String DATA =
      "Holds beatport-2016/beatsdataset.csv and beatport-2021/beatport_2021jan.csv.";
  static final String SEED = "First seed of folds and models. Default: ${DEFAULT-VALUE}.";
  static final String SEEDS = "Seeds that figures are means over. Default: ${DEFAULT-VALUE}.";

  /** Something that ends in figures. */
  interface Recipe {
    EdmSubgenreReport follow(Progress progress) throws IOException;
  }

  /** Follows a recipe and prints its figures. */
  static int judge(Output output, Recipe recipe) {
    try {
      EdmSubgenreReport report = recipe.follow(output::remark);
      Map<String, Double> metrics = new TreeMap<>(report.metrics());
      Table table = new Table("Measure", "Value");
      metrics.forEach(table::row);
      output.result(metrics, table.toString());
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
