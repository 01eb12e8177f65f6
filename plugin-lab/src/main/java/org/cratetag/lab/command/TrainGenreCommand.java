package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.train.EpochLines;
import org.cratetag.cli.train.SeedOption;
import org.cratetag.cli.train.ThreadsOption;
import org.cratetag.cli.train.TrainingAddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Home;
import org.cratetag.lab.genre.StudentRecipe;
import org.cratetag.lab.genre.WorldTrack;
import org.cratetag.train.deep.training.TrainingEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag lab train genre}. */
@Command(
    name = "genre",
    description = "The bundled genre pack, from published pictures and free music.",
    footer = {
      "",
      "Teaches a small network the tags that MusiCNN has for 30-second clips, learns",
      "a head for genres over its inner features, and sets temperature and thresholds",
      "by what the whole program says of tracks that heads did not learn from. DIR of",
      "--data holds gtzan-mel, gtzan-musicnn, allmusic-450 and unlabelled-903.",
      "Listens to the music of --world once; 'cratetag models install musicnn' makes",
      "the student learn from it too. Takes 70 minutes on two cores, and the",
      "listening. Ctrl-C stops it; the same command goes on.",
      "",
      "Example:",
      "  cratetag lab train genre --data data --world world/learn --out models/genre"
    })
final class TrainGenreCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "The sets.")
  private Path data;

  @Option(names = "--out", paramLabel = "OUT", required = true, description = "The pack's folder.")
  private Path out;

  @Option(
      names = "--world",
      paramLabel = "DIR",
      description = "Music of known kinds, a folder each: src/bench/world makes it.")
  private Path world;

  @Mixin private SeedOption seed;

  @Option(names = "--epochs", paramLabel = "N", description = "Fewer, to try it out.")
  private Integer epochs;

  @Mixin private ThreadsOption threads;

  TrainGenreCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    if (epochs != null && epochs < 1) {
      throw new WrongUseException("--epochs must be at least 1");
    }
    Output output = options.output();
    Home home = Workplace.home(options);
    try (StopRequest stop =
        StopRequest.listen(
            () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      Optional<Integer> wanted = Optional.ofNullable(epochs);
      TrainingEngine engine = TrainingAddOn.load(home, threads.threads(), output);
      Optional<List<WorldTrack>> heard =
          world == null
              ? Optional.of(List.of())
              : WorldListening.listen(world, options, home, stop);
      if (heard.isEmpty()) {
        output.remark("Stopped. The same command goes on where it was.");
        return ExitStatus.INTERRUPTED;
      }
      StudentRecipe recipe =
          new StudentRecipe(
              engine,
              home.training(),
              stop::isRequested,
              output::remark,
              new EpochLines(output, StudentRecipe.epochs(wanted)));
      try (EdmScores edm = EdmScores.bundled(home)) {
        if (!recipe.train(data, heard.get(), edm::of, out, seed.seed(), wanted)) {
          output.remark("Stopped. The same command goes on where it was.");
          return ExitStatus.INTERRUPTED;
        }
      }
      output.remark("The pack is in " + out);
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
