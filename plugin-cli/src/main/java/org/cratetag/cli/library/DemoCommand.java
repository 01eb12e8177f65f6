package org.cratetag.cli.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.ProgressReporter;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Home;
import org.cratetag.config.Settings;
import org.cratetag.decode.FfmpegChildren;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.picture.CoverPicture;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.run.RunRequest;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.synth.DemoTrack;
import org.cratetag.synth.DemoTracks;
import org.cratetag.synth.Synthesiser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cratetag demo}. */
@Command(
    name = "demo",
    description = "Makes a few short tracks, tags them and shows the result.",
    footer = {
      "",
      "The tracks are synthesised on the spot, in eight styles, tempi and formats.",
      "They stay in the folder, so that a player or another tag reader can have a",
      "look at them."
    })
public final class DemoCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the tracks are made. Default: demo in the home.")
  private Path out;

  public DemoCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = options.runOutput();
    Home home = Workplace.home(options);
    Path folder = out == null ? home.root().resolve("demo") : out.toAbsolutePath().normalize();
    Map<Path, DemoTrack> tracks = synthesise(folder, home, output);
    Map<Path, TrackOutcome> outcomes = new LinkedHashMap<>();
    Settings settings = settings();
    RunReport report;
    try (Workplace workplace = Workplace.open(home, settings, output);
        ProgressReporter progress = options.progress(output, "Tagging")) {
      progress.total(tracks.size());
      report =
          workplace
              .engine()
              .runs()
              .run(
                  new RunRequest(
                      RunRequest.Kind.TAG, List.of(folder), "demo", RunRequest.Retry.NOTHING),
                  listener(outcomes, output, progress),
                  new CancelSignal());
    } catch (RunException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
    return show(tracks, outcomes, report, folder, output);
  }

  private static Settings settings() {
    return Settings.DEFAULT
        .withWorkers(Runtime.getRuntime().availableProcessors())
        .withQuietPeriod(Duration.ZERO);
  }

  private Map<Path, DemoTrack> synthesise(Path folder, Home home, Output output)
      throws IOException, InterruptedException {
    List<DemoTrack> demo = DemoTracks.list();
    Files.createDirectories(folder);
    output.remark("Making " + demo.size() + " short tracks in " + folder + " ...");
    try (FfmpegChildren children = Engine.ffmpeg(home)) {
      return synthesise(demo, folder, new FfmpegEncoder(children));
    }
  }

  private static Map<Path, DemoTrack> synthesise(
      List<DemoTrack> demo, Path folder, FfmpegEncoder encoder)
      throws IOException, InterruptedException {
    Synthesiser synthesiser = new Synthesiser();
    Map<Path, DemoTrack> tracks = new LinkedHashMap<>();
    for (DemoTrack track : demo) {
      Path file =
          folder.resolve(track.artist() + " - " + track.title() + "." + track.format().suffix());
      Pcm pcm = synthesiser.render(track.spec());
      encoder.encode(
          pcm,
          track.format(),
          Map.of("title", track.title(), "artist", track.artist()),
          CoverPicture.png(track.title().hashCode()),
          file);
      tracks.put(file, track);
    }
    return tracks;
  }

  private static RunListener listener(
      Map<Path, TrackOutcome> outcomes, Output output, ProgressReporter progress) {
    return new RunListener() {
      @Override
      public void started(long runId) {
        output.started(runId);
      }

      @Override
      public void knownFailure(TrackOutcome.Failed before) {
        outcome(before);
      }

      @Override
      public void outcome(TrackOutcome outcome) {
        outcomes.put(outcome.path(), outcome);
        progress.done(outcomes.size());
      }
    };
  }

  private int show(
      Map<Path, DemoTrack> tracks,
      Map<Path, TrackOutcome> outcomes,
      RunReport report,
      Path folder,
      Output output) {
    Table table = new Table("Made as", "Track", "Heard", "BPM", "Outcome");
    tracks.forEach(
        (path, track) -> {
          TrackOutcome outcome = outcomes.get(path);
          table.row(
              madeAs(track),
              track.title() + "." + track.format().suffix(),
              labels(outcome),
              bpm(outcome),
              outcome.key() + reason(outcome));
        });
    if (options.isJson()) {
      outcomes.values().forEach(output::track);
    } else {
      outcomes.values().forEach(output::count);
      output.remark("\n" + table.within(options.surroundings().columns()) + "\n");
      output.remark("The tracks are in " + folder);
    }
    return output.summary(Map.of("run", report.runId()));
  }

  private static String madeAs(DemoTrack track) {
    String style = track.spec().style().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return String.format(Locale.ROOT, "%s, %.0f BPM", style, track.spec().bpm());
  }

  private static String labels(TrackOutcome outcome) {
    return outcome
        .findPrediction()
        .map(
            said -> {
              List<DecidedLabel> labels =
                  said.subgenre().isEmpty() ? said.genre() : said.subgenre();
              return labels.isEmpty()
                  ? "not sure"
                  : labels.stream()
                      .map(l -> l.label() + " (" + Percent.of(l.confidence()) + ")")
                      .reduce((a, b) -> a + ", " + b)
                      .orElseThrow();
            })
        .orElse("-");
  }

  private static String bpm(TrackOutcome outcome) {
    return outcome
        .findPrediction()
        .filter(said -> said.bpm().isPresent())
        .map(said -> String.format(Locale.ROOT, "%.1f", said.bpm().getAsDouble()))
        .orElse("-");
  }

  private static String reason(TrackOutcome outcome) {
    if (outcome instanceof TrackOutcome.Skipped skipped) {
      return ": " + skipped.reason();
    }
    return outcome instanceof TrackOutcome.Failed failed ? ": " + failed.reason() : "";
  }
}
