package org.cratetag.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.config.Home;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.NamedNetwork;
import org.cratetag.train.studio.NetworkComparison;
import org.cratetag.train.studio.NetworkRecipe;
import org.cratetag.train.studio.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cratetag evaluate networks}. */
@Command(
    name = "networks",
    description = "Trains every network on the same clips and compares them.",
    footer = {
      "",
      "On the published mel pictures of GTZAN, fault-filtered split: the networks that",
      "listen to mel spectrograms. With --from, on a folder of folders of music: all.",
      "Figures are of the exported packs on the test part.",
      "",
      "Examples:",
      "  cratetag evaluate networks --data gtzan-mel",
      "  cratetag evaluate networks --from ~/Crates --networks edm-cnn,edm-lstm"
    })
final class EvaluateNetworksCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(names = "--data", paramLabel = "DIR", description = "The pictures.")
  private Path data;

  @Option(names = "--from", paramLabel = "DIR", description = "A folder for each label, of music.")
  private Path from;

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

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that is random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That work on one step. Default: half of the cores.")
  private Integer threads;

  EvaluateNetworksCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    if ((data == null) == (from == null)) {
      throw new WrongUseException("say what to compare on: --data DIR or --from DIR");
    }
    if (epochs != null && epochs < 1) {
      throw new WrongUseException("--epochs must be at least 1, found " + epochs);
    }
    List<NetworkRecipe> recipes = recipes();
    Output output = options.output();
    try (Workplace workplace =
            Workplace.open(options, output, settings -> settings.withPacks(List.of()));
        StopRequest stop =
            StopRequest.listen(
                () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      Home home = Workplace.home(options);
      NetworkComparison comparison =
          new NetworkComparison(
              new Studio(
                  TrainingAddOn.load(home, NetworkOptions.threads(threads), output),
                  home.training(),
                  stop::isRequested));
      List<NetworkComparison.Row> rows = new ArrayList<>();
      for (NetworkRecipe recipe : recipes) {
        Optional<ClipSet> set = set(recipe, workplace, output, stop);
        if (set.isEmpty()) {
          break;
        }
        output.remark(recipe.network().label());
        EpochLines lines = new EpochLines(output, recipe.settings().epochs());
        comparison.row(recipe, set.get(), lines).ifPresent(rows::add);
        if (stop.isRequested()) {
          break;
        }
      }
      print(rows, output);
      return stop.isRequested() ? ExitStatus.INTERRUPTED : ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private List<NetworkRecipe> recipes() {
    List<NamedNetwork> chosen =
        networks.isEmpty()
            ? Arrays.stream(NamedNetwork.values())
                .filter(each -> data == null || NetworkRecipe.of(each).takesPictures())
                .toList()
            : networks.stream().map(name -> NetworkOptions.network(name.strip())).toList();
    return chosen.stream()
        .map(NetworkRecipe::of)
        .map(recipe -> recipe.with(recipe.settings().withSeed(seed)))
        .map(recipe -> epochs == null ? recipe : recipe.with(recipe.settings().withEpochs(epochs)))
        .toList();
  }

  private Optional<ClipSet> set(
      NetworkRecipe recipe, Workplace workplace, Output output, StopRequest stop)
      throws IOException {
    return data != null
        ? Optional.of(NetworkClips.pictures(data, recipe))
        : NetworkClips.music(
            from.toAbsolutePath().normalize(), recipe, 1, workplace.engine(), output, stop);
  }

  private static void print(List<NetworkComparison.Row> rows, Output output) {
    Table table =
        new Table(
            "Network", "Values", "Epochs", "Minutes", "Right %", "Macro F1", "AUC", "ms", "MB");
    Map<String, Object> members = new LinkedHashMap<>();
    for (NetworkComparison.Row row : rows) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("parameters", row.parameters());
      figures.put("epochs", row.epochs());
      figures.put("minutes", rounded(row.minutes(), 1));
      figures.put("accuracy", rounded(row.verdicts().accuracy().top1(), 4));
      figures.put("macroF1", rounded(row.verdicts().accuracy().macroF1(), 4));
      figures.put("auc", rounded(row.verdicts().auc(), 4));
      figures.put("medianMillis", rounded(row.verdicts().medianMillis(), 2));
      figures.put("bytes", row.bytes());
      members.put(row.network(), figures);
      table.row(
          row.network(),
          row.parameters(),
          row.epochs(),
          format(row.minutes(), 1),
          format(100 * row.verdicts().accuracy().top1(), 1),
          format(row.verdicts().accuracy().macroF1(), 3),
          format(row.verdicts().auc(), 3),
          format(row.verdicts().medianMillis(), 1),
          format(row.bytes() / 1e6, 1));
    }
    output.result(members, table.toString());
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }

  private static String format(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
