package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
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
import org.cratetag.train.studio.NetworkPack;
import org.cratetag.train.studio.Studio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab train genre}. */
@Command(
    name = "genre",
    description = "The bundled genre pack, from the published mel pictures of GTZAN.",
    footer = {
      "",
      "Trains the network crate-mel once a seed on the fault-filtered split, and a",
      "kernel machine over mel-texture/1; judges each network with the machine on the",
      "test part, and writes a pack in which the mean of all speaks. Shares and the",
      "threshold are set on the validation part, which is then learned from too. Takes",
      "more than an hour a seed on one core. Ctrl-C stops it; the same command goes on.",
      "",
      "Example:",
      "  cratetag lab train genre --data gtzan-mel --out models/genre"
    })
final class TrainGenreCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Holds blues/ to rock/ and the lists of the split.")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description = "The pack's folder; files in it are replaced.")
  private Path out;

  @Mixin private SeedOption seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "" + GenreRecipe.SEEDS,
      description = "How many, 1 to 8. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Fewer, to try it out; a quarter more follows.")
  private Integer epochs;

  @Mixin private ThreadsOption threads;

  public TrainGenreCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    if (seeds < 1 || seeds > 8 || epochs != null && epochs < 1) {
      throw new WrongUseException("--seeds must be 1 to 8, and --epochs at least 1");
    }
    Output output = options.output();
    Home home = Workplace.home(options);
    try (StopRequest stop =
        StopRequest.listen(
            () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      Studio studio =
          new Studio(
              TrainingAddOn.load(home, threads.threads(), output),
              home.training(),
              stop::isRequested);
      int all = GenreRecipe.epochs(Optional.ofNullable(epochs));
      Optional<NetworkPack.Made> made =
          new GenreRecipe(studio, output::remark, new EpochLines(output, all))
              .train(data, out, seed.seed(), seeds, Optional.ofNullable(epochs));
      if (made.isEmpty()) {
        output.remark("Stopped. The same command goes on where it was.");
        return ExitStatus.INTERRUPTED;
      }
      Map<String, Double> metrics = made.get().pack().manifest().metrics();
      Table table = new Table("Measure", "Value");
      metrics.forEach(table::row);
      output.result(metrics, table + "\n\nThe pack is in " + out);
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
