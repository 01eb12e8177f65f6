package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.train.EpochLines;
import org.cratetag.cli.train.SeedOption;
import org.cratetag.cli.train.ThreadsOption;
import org.cratetag.cli.train.TrainingAddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Home;
import org.cratetag.lab.genre.GenreRecipe;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.studio.NetworkRecipe;
import org.cratetag.train.studio.Studio;
import org.cratetag.train.studio.Verdicts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab evaluate genre}. */
@Command(
    name = "genre",
    description = "Judges the recipe of the bundled genre pack on splits of its data.",
    footer = {
      "",
      "Trains what 'lab train genre' trains, with one network, and says how the exported",
      "pack does on the test part: of all clips how many are right, and of those that",
      "it speaks of. With --texture-only, its kernel machine alone, which takes seconds",
      "where a network takes many minutes. 'lab evaluate networks --help' tells of the",
      "splits; only figures on filtered are to be quoted as ours. Ctrl-C stops it; the",
      "same command goes on with the fold that it was at.",
      "",
      "Examples:",
      "  cratetag lab evaluate genre --data gtzan-mel --texture-only",
      "  cratetag lab evaluate genre --data gtzan-mel --split stratified"
    })
final class EvaluateGenreCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "The pictures.")
  private Path data;

  @Option(
      names = "--split",
      paramLabel = "HOW",
      defaultValue = "filtered",
      description = "filtered, random or stratified. Default: ${DEFAULT-VALUE}.")
  private PictureSplit split;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Test parts of the stratified split, 3 to 20. Default: ${DEFAULT-VALUE}.")
  private int folds;

  @Mixin private SeedOption seed;

  @Option(names = "--epochs", paramLabel = "N", description = "Fewer, to try it out.")
  private Integer epochs;

  @Option(names = "--texture-only", description = "Without a network.")
  private boolean textureOnly;

  @Mixin private ThreadsOption threads;

  public EvaluateGenreCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    if (folds < 3 || folds > 20 || epochs != null && epochs < 1) {
      throw new WrongUseException("--folds must be 3 to 20, and --epochs at least 1");
    }
    Output output = options.output();
    try (StopRequest stop =
        StopRequest.listen(
            () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      NetworkRecipe recipe = NetworkRecipe.of(NamedNetwork.CRATE_MEL);
      List<ClipSet> sets =
          ComparisonClips.ofPictures(data, split, folds)
              .sets(recipe.with(recipe.settings().withSeed(seed.seed())))
              .orElse(List.of());
      Optional<GenreRecipe> genre =
          textureOnly ? Optional.empty() : Optional.of(genre(output, stop));
      List<Verdicts> judged = new ArrayList<>();
      for (ClipSet set : sets) {
        output.remark(set.split());
        Optional<Verdicts> verdicts =
            genre.isEmpty()
                ? Optional.of(GenreRecipe.judgeTexture(set))
                : genre.get().judge(set, seed.seed(), Optional.ofNullable(epochs));
        if (verdicts.isEmpty() || stop.isRequested()) {
          output.remark("Stopped. The same command goes on where it was.");
          return ExitStatus.INTERRUPTED;
        }
        judged.add(verdicts.get());
        output.remark("right " + Percent.exactly(verdicts.get().accuracy().top1()));
      }
      print(judged, output);
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private GenreRecipe genre(Output output, StopRequest stop) throws IOException {
    Home home = Workplace.home(options);
    Studio studio =
        new Studio(
            TrainingAddOn.load(home, threads.threads(), output),
            home.training(),
            stop::isRequested);
    int all = GenreRecipe.epochs(Optional.ofNullable(epochs));
    return new GenreRecipe(studio, output::remark, new EpochLines(output, all));
  }

  private static void print(List<Verdicts> judged, Output output) {
    Table table = new Table("Measure", "Mean", "Least", "Most");
    Map<String, Object> members = new TreeMap<>();
    row(table, members, "accuracy", judged, v -> v.accuracy().top1());
    row(table, members, "macroF1", judged, v -> v.accuracy().macroF1());
    row(table, members, "auc", judged, Verdicts::auc);
    row(table, members, "spokenCoverage", judged, Verdicts::coverage);
    row(table, members, "spokenPrecision", judged, Verdicts::precision);
    output.result(members, table.toString());
  }

  private static void row(
      Table table,
      Map<String, Object> members,
      String name,
      List<Verdicts> judged,
      ToDoubleFunction<Verdicts> figure) {
    double[] values = judged.stream().mapToDouble(figure).sorted().toArray();
    double mean = judged.stream().mapToDouble(figure).average().orElseThrow();
    members.put(name, Math.round(mean * 1e4) / 1e4);
    table.row(name, format(mean), format(values[0]), format(values[values.length - 1]));
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
