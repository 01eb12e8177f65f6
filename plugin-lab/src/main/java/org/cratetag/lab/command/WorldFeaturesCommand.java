package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.lab.student.WorldTrack;
import org.cratetag.train.crates.OtherMusic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cratetag lab world-features}. */
@Command(
    name = "world-features",
    description = "Writes what edm-stats/1 hears of free music: what is in nobody's crates.",
    footer = {
      "",
      "Packs of people's own crates learn from the file to leave other music alone. DIR is",
      "the part of the world that may be learned from; src/bench/world makes it.",
      "",
      "Example:",
      "  cratetag lab world-features world/learn other-music.tsv"
    })
final class WorldFeaturesCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(index = "0", paramLabel = "DIR", description = "A folder for each kind of music.")
  private Path world;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file that is written.")
  private Path out;

  WorldFeaturesCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    try (StopRequest stop =
            StopRequest.listen(
                () -> output.warning("stopping after this file; Ctrl-C again ends at once"));
        Workplace workplace = Workplace.open(options, output, settings -> settings)) {
      Path cache = Workplace.home(options).training().resolve("world");
      boolean withTeacher = workplace.engine().hears(WorldListening.TEACHER);
      Optional<List<WorldTrack>> tracks =
          new WorldListening(world.toAbsolutePath().normalize(), cache)
              .tracks(workplace.engine(), withTeacher, output, stop);
      if (tracks.isEmpty()) {
        return ExitStatus.INTERRUPTED;
      }
      List<String> lines = new ArrayList<>();
      lines.add(
          "# Made by: cratetag lab world-features. Kind, artist or game, values of edm-stats/1.");
      for (WorldTrack track : tracks.get()) {
        lines.add(new OtherMusic.Row(track.kind(), track.group(), track.edmStats()).line());
      }
      Files.write(out, lines, StandardCharsets.UTF_8);
      output.remark("%d tracks are in %s".formatted(tracks.get().size(), out));
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
