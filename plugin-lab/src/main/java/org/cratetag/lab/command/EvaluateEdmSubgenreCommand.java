package org.cratetag.lab.command;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.lab.card.EvaluationFolder;
import org.cratetag.lab.edm.EdmSubgenreRecipe;
import org.cratetag.lab.edm.EdmSubgenreReport;
import org.cratetag.lab.edm.EvaluationPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cratetag lab evaluate edm-subgenre}. */
@Command(
    name = "edm-subgenre",
    description = "The bundled EDM subgenre pack's recipe, on the two published Beatport sets.",
    footer = {
      "",
      "Writes nothing but OUT: evaluation.md for people, evaluation.json for",
      "programs, the pictures as PNG and SVG. Accuracy is judged with all seeds, the",
      "rest with the first.",
      "",
      "Examples:",
      "  cratetag lab evaluate edm-subgenre --data DATA --out evaluation",
      "  cratetag lab evaluate edm-subgenre --data DATA --only transfer --seeds 1"
    })
final class EvaluateEdmSubgenreCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Mixin private EdmData data;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      description = "Folder for the text and the pictures; files in it are replaced.")
  private Path out;

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      converter = PartConverter.class,
      description =
          "What to find out: accuracy, structure, importance, learning-curve, transfer;"
              + " several with commas. Default: all.")
  private List<EvaluationPart> only;

  @Mixin private MeanOverSeeds seeds;

  public EvaluateEdmSubgenreCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    if (seeds.count() < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
    }
    Set<EvaluationPart> parts = only == null ? EvaluationPart.all() : EnumSet.copyOf(only);
    Output output = options.output();
    EdmSubgenreReport report =
        TrainEdmSubgenreCommand.follow(
            options,
            output,
            progress ->
                EdmSubgenreRecipe.evaluate(
                    data.folder(), seeds.first(), seeds.count(), parts, progress));
    new EvaluationOutput(report.evaluation(), report.metrics()).print(output);
    if (out != null) {
      write(report, out, command(parts, seeds.first(), seeds.count()));
      output.remark("\nThe evaluation is in " + out);
    }
    return ExitStatus.OK;
  }

  private static void write(EdmSubgenreReport report, Path out, String command) {
    try {
      EvaluationFolder.write(report.evaluation(), out, "Evaluation of edm-subgenre", command);
    } catch (IOException e) {
      throw new WrongUseException("cannot write the evaluation into " + out + ": " + e, e);
    }
  }

  private static String command(Set<EvaluationPart> parts, long seed, int seeds) {
    String only =
        parts.equals(EvaluationPart.all())
            ? ""
            : " --only " + parts.stream().map(EvaluationPart::key).collect(joining(","));
    return "./cratetag lab evaluate edm-subgenre --data DIR --out OUT%s --seed %d --seeds %d"
        .formatted(only, seed, seeds);
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
                                  .collect(joining(", ")))));
    }
  }
}
