package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.lab.genre.WorldTrack;
import org.cratetag.train.crates.OtherMusic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cratetag lab world-features}. */
@Command(
    name = "world-features",
    description = "Writes what front-ends hear of free music: what is in nobody's crates.",
    footer = {
      "",
      "Packs of people's own crates learn from the file to leave other music alone.",
      "DIR is the part of the world that may be learned from; src/bench/world makes",
      "it. With the base musicnn installed, MUSICNN gets what that hears of the same",
      "tracks.",
      "",
      "Example:",
      "  cratetag lab world-features world/learn other-music.tsv musicnn.tsv"
    })
final class WorldFeaturesCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(index = "0", paramLabel = "DIR", description = "A folder for each kind of music.")
  private Path world;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file that is written.")
  private Path out;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "MUSICNN",
      description = "The file of what MusiCNN hears.")
  private Path musicnnOut;

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
      if (musicnnOut != null && !withTeacher) {
        throw new WrongUseException(
            "the base musicnn is not installed: cratetag models install musicnn");
      }
      Optional<List<WorldTrack>> tracks =
          new WorldListening(world.toAbsolutePath().normalize(), cache)
              .tracks(workplace.engine(), withTeacher, output, stop);
      if (tracks.isEmpty()) {
        return ExitStatus.INTERRUPTED;
      }
      write(tracks.get(), out, "edm-stats/1", (row, track) -> row.line());
      if (musicnnOut != null) {
        write(
            tracks.get(),
            musicnnOut,
            "musicnn/1 from 753 on",
            (row, track) -> row.musicnnLine(track.base()));
      }
      output.remark("%d tracks are in %s".formatted(tracks.get().size(), out));
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private static void write(
      List<WorldTrack> tracks,
      Path file,
      String values,
      BiFunction<OtherMusic.Row, WorldTrack, String> line)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Made by: cratetag lab world-features. Kind, artist or game, values of " + values + ".");
    for (WorldTrack track : tracks) {
      OtherMusic.Row row = new OtherMusic.Row(track.kind(), track.group(), track.edmStats());
      lines.add(line.apply(row, track));
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
