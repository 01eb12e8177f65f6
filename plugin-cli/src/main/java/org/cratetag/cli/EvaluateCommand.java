package org.cratetag.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cratetag.train.recipe.EdmSubgenreRecipe;
import org.cratetag.train.recipe.EvaluationPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
    throw new ParameterException(
        spec.commandLine(),
        "say what to judge: edm-subgenre or drift; see cratetag evaluate --help");
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
              names = "--only",
              paramLabel = "WHAT",
              split = ",",
              converter = PartConverter.class,
              description =
                  "What to find out: accuracy, structure, importance, learning-curve, transfer;"
                      + " several with commas. Default: all.")
          List<EvaluationPart> only,
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
    Set<EvaluationPart> parts = only == null ? EvaluationPart.all() : EnumSet.copyOf(only);
    return TrainCommand.judge(
        options.output(),
        progress -> EdmSubgenreRecipe.evaluate(data, seed, seeds, parts, progress));
  }

  /** A part by its name. */
  static final class PartConverter implements ITypeConverter<EvaluationPart> {
    @Override
    public EvaluationPart convert(String name) {
      return EvaluationPart.find(name.strip())
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no part '%s'; there are: %s"
                          .formatted(
                              name,
                              Arrays.stream(EvaluationPart.values())
                                  .map(EvaluationPart::key)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
