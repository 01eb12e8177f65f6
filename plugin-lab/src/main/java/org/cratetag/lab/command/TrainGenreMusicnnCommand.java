package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.train.SeedOption;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Home;
import org.cratetag.lab.genre.BaseRecipe;
import org.cratetag.lab.genre.WorldTrack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab train genre-musicnn}. */
@Command(
    name = "genre-musicnn",
    description = "The bundled genre pack over the base MusiCNN, from features and free music.",
    footer = {
      "",
      "DIR of --data holds the same sets as for 'lab train genre'. Listens to the",
      "music of --world once, with the base: 'cratetag models install musicnn'. Takes",
      "two minutes on two cores, and the listening.",
      "",
      "Example:",
      "  cratetag lab train genre-musicnn --data data --world world/learn --out OUT"
    })
final class TrainGenreMusicnnCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "The sets.")
  private Path data;

  @Option(
      names = "--world",
      paramLabel = "DIR",
      required = true,
      description = "Music of known kinds, a folder each: src/bench/world makes it.")
  private Path world;

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
    Home home = Workplace.home(options);
    try (StopRequest stop =
        StopRequest.listen(
            () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      Optional<List<WorldTrack>> heard = WorldListening.listen(world, options, home, stop);
      if (heard.isEmpty()) {
        output.remark("Stopped. The same command goes on where it was.");
        return ExitStatus.INTERRUPTED;
      }
      try (EdmScores edm = EdmScores.bundled(home)) {
        new BaseRecipe(output::remark).train(data, heard.get(), edm::of, out, seed.seed());
      }
      output.remark("The pack is in " + out);
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
