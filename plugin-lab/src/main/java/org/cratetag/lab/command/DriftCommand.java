package org.cratetag.lab.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.ProgressReporter;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.decode.FfmpegChildren;
import org.cratetag.lab.drift.DriftStudy;
import org.cratetag.lab.drift.Heard;
import org.cratetag.lab.drift.Listening;
import org.cratetag.lab.drift.MusicFolder;
import org.cratetag.lab.drift.Transformation;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cratetag lab evaluate drift}. */
@Command(
    name = "drift",
    description = "How features move and labels flip when music is encoded, resampled or louder.",
    footer = {
      "",
      "The middle of each track is written to a temporary file in each of these ways",
      "and listened to as any other file: original (samples as they are), mp3-320,",
      "mp3-128, mp3-96, mp3-64, mp3-64-192 (encoded twice), rate-48000, rate-32000,",
      "rate-26000, rate-22050, rate-20000, rate-16000, rate-12000, rate-8000",
      "(sampling rate in Hz), gain-minus-12, gain-plus-6 (dB).",
      "",
      "A feature's drift is counted in its standard deviation between the tracks.",
      "With --json there is a line for each track and way, one for each way with",
      "every feature's drift, and the summary. Takes about ten seconds a track.",
      "",
      "Example:",
      "  cratetag lab evaluate drift --from ~/Music/Some --ways mp3-128,rate-16000"
    })
final class DriftCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      required = true,
      description = "A folder of music; two tracks at least.")
  private Path from;

  @Option(
      names = "--ways",
      paramLabel = "NAME",
      split = ",",
      description = "What to do to the tracks. Default: everything. original: nothing.")
  private List<String> ways = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How much of each track, from its middle. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  public DriftCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (seconds < 5 || seconds > 600) {
      throw new WrongUseException("--seconds must be from 5 to 600, found " + seconds);
    }
    Output output = options.output();
    List<Transformation> transformations = transformations();
    List<AudioFile> files = files(output);
    Path scratch = Files.createTempDirectory("cratetag-drift");
    try (Workplace workplace = Workplace.open(options, output, settings -> settings);
        FfmpegChildren children = Engine.ffmpeg(Workplace.home(options))) {
      Listening listening = new Listening(children, workplace.engine().inspector(), scratch);
      DriftStudy study = new DriftStudy(listening, transformations, Duration.ofSeconds(seconds));
      int leftOut = listen(study, files, output);
      study.drifts().forEach(drift -> output.result(DriftText.members(drift), ""));
      output.result(
          Map.of("summary", Map.of("tracks", study.tracks(), "leftOut", leftOut)),
          DriftText.table(study.tracks(), study.drifts()));
      return leftOut > 0 ? ExitStatus.SOME_FAILED : ExitStatus.OK;
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private List<Transformation> transformations() {
    List<Transformation> all = Transformation.list();
    if (ways.isEmpty()) {
      return all;
    }
    List<String> names =
        Stream.concat(Stream.of(Transformation.ORIGINAL), all.stream())
            .map(Transformation::name)
            .toList();
    for (String way : ways) {
      if (!names.contains(way)) {
        throw new WrongUseException(
            "there is no way '" + way + "'; there are " + String.join(", ", names));
      }
    }
    return all.stream().filter(each -> ways.contains(each.name())).toList();
  }

  private List<AudioFile> files(Output output) {
    try {
      List<AudioFile> files =
          MusicFolder.list(
              from, (path, reason) -> output.warning("left out: " + path + ": " + reason));
      if (files.size() < 2) {
        throw new WrongUseException(
            "there is no spread between tracks: %s holds %d; name a folder of music"
                .formatted(from, files.size()));
      }
      return files;
    } catch (IOException e) {
      throw new WrongUseException("cannot read " + from + ": " + e.getMessage(), e);
    }
  }

  private int listen(DriftStudy study, List<AudioFile> files, Output output)
      throws IOException, InterruptedException {
    int leftOut = 0;
    try (ProgressReporter progress = options.progress(output, "Listening")) {
      progress.total(files.size());
      for (AudioFile file : files) {
        try {
          Map<Transformation, Heard> heard = study.add(file);
          if (options.isJson()) {
            heard.forEach(
                (way, each) -> output.result(DriftText.members(file.path(), way, each), ""));
          }
        } catch (RunException e) {
          leftOut++;
          output.warning("left out: " + file.path() + ": " + e.getMessage());
        }
        progress.done(study.tracks() + leftOut);
      }
    }
    return leftOut;
  }
}
