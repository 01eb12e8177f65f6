package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.train.SeedOption;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.lab.musicnn.MusicnnGenreRecipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab train genre-musicnn}. */
@Command(
    name = "genre-musicnn",
    description = "The bundled genre pack over the base MusiCNN, from published features.",
    footer = {
      "",
      "Needs no audio and not the base itself. Takes some minutes on one core.",
      "",
      "Example:",
      "  cratetag lab train genre-musicnn --data DATA --out models/genre-musicnn"
    })
final class TrainGenreMusicnnCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Holds allmusic-450/ and gtzan-musicnn/.")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description = "The pack's folder; files in it are replaced.")
  private Path out;

  @Mixin private SeedOption seed;

  TrainGenreMusicnnCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    try {
      Map<String, Double> metrics =
          new MusicnnGenreRecipe(output::remark).train(data, out, seed.seed()).manifest().metrics();
      Table table = new Table("Measure", "Value");
      metrics.forEach(table::row);
      output.result(metrics, table + "\n\nThe pack is in " + out);
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
