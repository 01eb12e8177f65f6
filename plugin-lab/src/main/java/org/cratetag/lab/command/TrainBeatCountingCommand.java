package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.decision.BeatCounting;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.lab.tempo.CountingStudy;
import org.cratetag.lab.tempo.WrittenSong;
import org.cratetag.run.RunException;
import org.cratetag.run.TrackInspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag lab train beat-counting}. */
@Command(
    name = "beat-counting",
    description = "How a beat is counted, once, half as often or twice, by how its onsets repeat.",
    footer = {
      "",
      "FOLDER holds songs and written.tsv: a line for each with its file, its tempo",
      "and its group, between tabs. src/bench/tempo-written makes such a folder. Each",
      "group is judged by what the others teach. About half a second a song.",
      "",
      "Example:",
      "  cratetag lab train beat-counting songs --out beat-counting.tsv"
    })
final class TrainBeatCountingCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Songs, and written.tsv.")
  private Path folder;

  @Option(names = "--out", paramLabel = "FILE", description = "Takes the weights that all teach.")
  private Path out;

  @Option(
      names = "--penalty",
      paramLabel = "P",
      description = "On the squared weights. Default: " + CountingStudy.PENALTY + ".")
  private double penalty = CountingStudy.PENALTY;

  TrainBeatCountingCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    try (Workplace workplace = Workplace.open(options, output, settings -> settings)) {
      CountingStudy study =
          new CountingStudy(songs(workplace.engine().inspector(), output), penalty);
      Table table =
          new Table("Group", "Songs", "Heard", "Folded", "By style", "By onsets", "By both");
      Map<String, CountingStudy.Figures> figures = study.figures();
      figures.forEach((group, each) -> row(table, group, each));
      output.result(Map.of("figures", figures), table.toString());
      if (out != null) {
        Files.write(out, lines(study.all()), StandardCharsets.UTF_8);
      }
      return ExitStatus.OK;
    } catch (IOException | IllegalArgumentException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private List<WrittenSong> songs(TrackInspector inspector, Output output) throws IOException {
    List<WrittenSong> songs = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("written.tsv"))) {
      String[] parts = line.split("\t");
      if (parts.length != 3) {
        throw new IOException("written.tsv: expected file, tempo and group, found: " + line);
      }
      try {
        TrackInspector.Inspection seen = inspector.inspect(folder.resolve(parts[0]));
        songs.add(
            new WrittenSong(
                parts[0],
                parts[2],
                Double.parseDouble(parts[1]),
                seen.tempo().bpm(),
                seen.rhythm().orElseThrow(),
                seen.scores()));
      } catch (RunException e) {
        output.warning("left out: " + e.getMessage());
      }
    }
    return songs;
  }

  private static void row(Table table, String group, CountingStudy.Figures figures) {
    table.row(
        group,
        Integer.toString(figures.songs()),
        Integer.toString(figures.heard()),
        Integer.toString(figures.folded()),
        Integer.toString(figures.byStyle()),
        Integer.toString(figures.byOnsets()),
        Integer.toString(figures.byBoth()));
  }

  private static List<String> lines(BeatCounting counting) {
    List<String> lines = new ArrayList<>();
    lines.add("# Made by: cratetag lab train beat-counting. Mean, deviation and weight of each of");
    lines.add("# the inputs in the order of Rhythm.counted.");
    for (int i = 0; i < Rhythm.COUNTED; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.6f\t%.6f\t%.6f",
              counting.means()[i],
              counting.deviations()[i],
              counting.weights()[i]));
    }
    return lines;
  }
}
