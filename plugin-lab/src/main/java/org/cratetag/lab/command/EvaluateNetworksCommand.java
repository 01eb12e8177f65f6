package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.train.EpochLines;
import org.cratetag.cli.train.GivenRecipe;
import org.cratetag.cli.train.SeedOption;
import org.cratetag.cli.train.ThreadsOption;
import org.cratetag.cli.train.TrainingAddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Home;
import org.cratetag.lab.compare.ComparedNetwork;
import org.cratetag.lab.compare.ComparedRun;
import org.cratetag.lab.compare.NetworkComparison;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.studio.NetworkRecipe;
import org.cratetag.train.studio.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab evaluate networks}. */
@Command(
    name = "networks",
    description = "Trains every network on the same clips and compares them.",
    footer = {
      "",
      "On the published mel pictures of GTZAN: the networks that listen to mel",
      "spectrograms. With --from, on a folder of folders of music: all. Figures are of",
      "the exported packs on the test part, which nothing is chosen by. Ctrl-C stops;",
      "the same command goes on, and trains nothing twice.",
      "",
      "Splits of the pictures:",
      "  filtered    the published lists without faulty clips, 442/197/290 clips, no",
      "              artist in two parts: the only figures to quote",
      "  random      a fifth of all clips to test, drawn anew for each seed, as the",
      "              studies of these pictures do",
      "  stratified  each clip in one of --folds test parts, as many others do",
      "Figures on random and stratified are too good: artists, and even repeated",
      "recordings, stand in several parts. They are there to compare with studies.",
      "",
      "Examples:",
      "  cratetag lab evaluate networks --data gtzan-mel",
      "  cratetag lab evaluate networks --data gtzan-mel --networks gtzan-cnn \\",
      "      --split random --seeds 3",
      "  cratetag lab evaluate networks --from ~/Crates --networks edm-cnn,edm-lstm"
    })
final class EvaluateNetworksCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(names = "--data", paramLabel = "DIR", description = "The pictures.")
  private Path data;

  @Option(names = "--from", paramLabel = "DIR", description = "A folder for each label, of music.")
  private Path from;

  @Option(
      names = "--split",
      paramLabel = "HOW",
      description = "Of the pictures: filtered, random or stratified. Default: filtered.")
  private PictureSplit split;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Test parts of the stratified split, 3 to 20. Default: 10.")
  private Integer folds;

  @Option(
      names = "--networks",
      paramLabel = "NAMES",
      split = ",",
      description = "Which ones, with commas. Default: all that can listen.")
  private List<String> networks = List.of();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Most passes over the clips. Default: each recipe's own.")
  private Integer epochs;

  @Mixin private SeedOption seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many; figures are means. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Mixin private ThreadsOption threads;

  @Option(names = "--restart", description = "Begin anew, though a stopped command could go on.")
  private boolean restart;

  public EvaluateNetworksCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    check();
    TrainingAddOn.want(options.surroundings().environment());
    List<NetworkRecipe> recipes = recipes();
    Output output = options.output();
    try (Workplace workplace =
            Workplace.open(options, output, settings -> settings.withPacks(List.of()));
        StopRequest stop =
            StopRequest.listen(
                () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      Home home = Workplace.home(options);
      ComparisonClips clips =
          data != null
              ? ComparisonClips.ofPictures(
                  data, split == null ? PictureSplit.FILTERED : split, folds == null ? 10 : folds)
              : ComparisonClips.ofMusic(
                  from.toAbsolutePath().normalize(), workplace.engine(), output, stop);
      NetworkComparison comparison =
          new NetworkComparison(
              new Studio(
                  TrainingAddOn.load(home, threads.threads(), output),
                  home.training(),
                  stop::isRequested));
      List<ComparedNetwork> compared = new ArrayList<>();
      for (NetworkRecipe recipe : recipes) {
        List<ComparedRun> runs = runs(recipe, clips, comparison, output, stop);
        if (!runs.isEmpty()) {
          compared.add(new ComparedNetwork(recipe.network().label(), runs));
        }
        if (stop.isRequested()) {
          break;
        }
      }
      new NetworkTable(compared).print(output);
      if (stop.isRequested()) {
        output.remark("Stopped. The same command goes on where it was.");
        return ExitStatus.INTERRUPTED;
      }
      comparison.forgetFinished();
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private void check() {
    if ((data == null) == (from == null)) {
      throw new WrongUseException("say what to compare on: --data DIR or --from DIR");
    }
    if (data == null && split != null) {
      throw new WrongUseException("--split divides the pictures of --data; music has one split");
    }
    if (folds != null && split != PictureSplit.STRATIFIED) {
      throw new WrongUseException("--folds goes with --split stratified");
    }
    if (folds != null && (folds < 3 || folds > 20)) {
      throw new WrongUseException("--folds must be 3 to 20, found " + folds);
    }
    if (seeds < 1 || epochs != null && epochs < 1) {
      throw new WrongUseException("--seeds and --epochs must be at least 1");
    }
  }

  private List<NetworkRecipe> recipes() {
    List<NamedNetwork> chosen =
        networks.isEmpty()
            ? Arrays.stream(NamedNetwork.values())
                .filter(each -> data == null || NetworkRecipe.of(each).takesPictures())
                .toList()
            : networks.stream().map(name -> GivenRecipe.network(name.strip())).toList();
    return chosen.stream()
        .map(NetworkRecipe::of)
        .map(recipe -> epochs == null ? recipe : recipe.with(recipe.settings().withEpochs(epochs)))
        .toList();
  }

  /** All seeds and folds of one network, or those until the stop. */
  private List<ComparedRun> runs(
      NetworkRecipe recipe,
      ComparisonClips clips,
      NetworkComparison comparison,
      Output output,
      StopRequest stop)
      throws IOException {
    List<ComparedRun> runs = new ArrayList<>();
    for (long each = seed.seed(); each < seed.seed() + seeds; each++) {
      NetworkRecipe seeded = recipe.with(recipe.settings().withSeed(each));
      List<ClipSet> sets = clips.sets(seeded).orElse(List.of());
      for (ClipSet set : sets) {
        if (stop.isRequested()) {
          return runs;
        }
        output.remark(recipe.network().label() + ", " + set.split());
        if (restart) {
          comparison.forget(seeded, set);
        }
        EpochLines lines = new EpochLines(output, seeded.settings().epochs());
        Optional<ComparedRun> run = comparison.run(seeded, set, lines);
        run.ifPresent(runs::add);
        run.ifPresent(found -> output.remark("test: right " + Percent.exactly(found.accuracy())));
      }
    }
    return runs;
  }
}
