package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.train.StudyProgress;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.lab.boost.BoostingException;
import org.cratetag.lab.boost.BoostingLibrary;
import org.cratetag.lab.edm.EdmSubgenreRecipe;
import org.cratetag.lab.edm.EdmSubgenreReport;
import org.cratetag.lab.figure.FigureFonts;
import org.cratetag.train.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab train edm-subgenre}. */
@Command(
    name = "edm-subgenre",
    description = "The bundled EDM subgenre pack, from the two published Beatport feature sets.",
    footer = {
      "",
      "The pack is used after: cratetag models install OUT",
      "",
      "Judges the recipe out of fold first, then trains on all rows and writes the",
      "pack with its card. Takes some minutes.",
      "",
      "Example:",
      "  cratetag lab train edm-subgenre --data DATA --out models/edm-subgenre"
    })
final class TrainEdmSubgenreCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Mixin private EdmData data;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description = "The pack's folder; files in it are replaced.")
  private Path out;

  @Mixin private MeanOverSeeds seeds;

  public TrainEdmSubgenreCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    EdmSubgenreReport report =
        follow(
            options,
            output,
            progress ->
                EdmSubgenreRecipe.train(
                    data.folder(), out, seeds.first(), seeds.count(), progress));
    Map<String, Double> metrics = new TreeMap<>(report.metrics());
    Table table = new Table("Measure", "Value");
    metrics.forEach(table::row);
    output.result(metrics, table.toString());
    output.remark("The pack is in " + out);
    return ExitStatus.OK;
  }

  /** Something that ends in figures. */
  interface Recipe {
    EdmSubgenreReport follow(Progress progress) throws IOException;
  }

  /**
   * Follows a recipe and says how far it is.
   *
   * @throws WrongUseException when data cannot be read, files cannot be written, or this system can
   *     boost no trees or draw no figures
   */
  static EdmSubgenreReport follow(GlobalOptions options, Output output, Recipe recipe) {
    try {
      BoostingLibrary.verify();
    } catch (BoostingException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
    FigureFonts.findTrouble()
        .ifPresent(
            trouble -> {
              throw new WrongUseException(trouble);
            });
    try (StudyProgress progress = StudyProgress.of(options, output)) {
      return recipe.follow(progress);
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
