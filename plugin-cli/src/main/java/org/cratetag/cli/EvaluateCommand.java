package org.cratetag.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cratetag.train.card.EvaluationFolder;
import org.cratetag.train.recipe.EdmSubgenreRecipe;
import org.cratetag.train.recipe.EdmSubgenreReport;
import org.cratetag.train.recipe.EvaluationPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cratetag evaluate}. */
@Command(
    name = "evaluate",
    description = "Judges a pack on your own music, or the recipe of the bundled one.",
    footer = {
      "",
      "Each folder in DIR is a label, or with --labels tags the genres in the tags",
      "are, without what Cratetag wrote itself. Any name that Cratetag knows a style",
      "by will do; labels that the pack does not have are left out. Says how often",
      "the pack finds the label and the family, and what it would write. Listens to",
      "what is new; writes no tags.",
      "",
      "Examples:",
      "  cratetag evaluate --pack edm-subgenre --from ~/Crates",
      "  cratetag evaluate --pack my-genres --from ~/Music --labels tags",
      "  cratetag evaluate edm-subgenre --data DATA --out evaluation"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "The pack: its name, or name/version for one that is not the latest.")
  private String pack;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The folder of crates, or with --labels tags of music.")
  private Path from;

  @Option(
      names = "--labels",
      paramLabel = "FROM",
      defaultValue = "folders",
      description = "What tells a track's label: folders or tags. Default: ${DEFAULT-VALUE}.")
  private OwnMusic.Labels labels;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tracks listened to at once. Default: half of the cores.")
  private Integer workers;

  EvaluateCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    if (pack == null || from == null) {
      throw new ParameterException(
          spec.commandLine(),
          "say what to judge: --pack NAME --from DIR, or one of "
              + String.join(", ", spec.subcommands().keySet()));
    }
    OwnMusic music = new OwnMusic(options, from.toAbsolutePath().normalize(), labels);
    return new PackEvaluationRun(options, music, pack)
        .run(settings -> workers == null ? settings : settings.withWorkers(workers));
  }

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
        "  cratetag evaluate edm-subgenre --data DATA --out evaluation",
        "  cratetag evaluate edm-subgenre --data DATA --only transfer --seeds 1"
      })
  int edmSubgenre(
      @Option(
              names = "--data",
              paramLabel = "DIR",
              required = true,
              description = TrainEdmSubgenreCommand.DATA)
          Path data,
      @Option(
              names = "--out",
              paramLabel = "OUT",
              description = "Folder for the text and the pictures; files in it are replaced.")
          Path out,
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
              description = TrainEdmSubgenreCommand.SEED)
          long seed,
      @Option(
              names = "--seeds",
              paramLabel = "N",
              defaultValue = "3",
              description = TrainEdmSubgenreCommand.SEEDS)
          int seeds) {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
    }
    Set<EvaluationPart> parts = only == null ? EvaluationPart.all() : EnumSet.copyOf(only);
    Output output = options.output();
    EdmSubgenreReport report =
        TrainEdmSubgenreCommand.follow(
            options,
            output,
            progress -> EdmSubgenreRecipe.evaluate(data, seed, seeds, parts, progress));
    new EvaluationOutput(report.evaluation(), report.metrics()).print(output);
    if (out != null) {
      write(report, out, command(parts, seed, seeds));
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
    return "./cratetag evaluate edm-subgenre --data DIR --out OUT%s --seed %d --seeds %d"
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
