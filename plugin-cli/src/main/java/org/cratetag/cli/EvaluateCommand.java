package org.cratetag.cli;

import java.nio.file.Path;
import org.cratetag.train.recipe.EdmSubgenreRecipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cratetag evaluate}. */
@Command(name = "evaluate", description = "Judges the recipes of model packs, out of fold.")
final class EvaluateCommand implements Runnable {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  EvaluateCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to judge: edm-subgenre");
  }

  @Command(
      name = "edm-subgenre",
      description = "The bundled EDM subgenre pack's recipe, on the two published Beatport sets.")
  int edmSubgenre(
      @Option(
              names = "--data",
              paramLabel = "DIR",
              required = true,
              description = TrainCommand.DATA)
          Path data,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "1",
              description = TrainCommand.SEED)
          long seed,
      @Option(
              names = "--seeds",
              paramLabel = "N",
              defaultValue = "3",
              description = TrainCommand.SEEDS)
          int seeds) {
    return TrainCommand.judge(
        options.output(), progress -> EdmSubgenreRecipe.evaluate(data, seed, seeds, progress));
  }
}
