package org.cratetag.cli.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.listening.Listening;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.playlists.DjCrates;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.decision.filing.FilingCheck;
import org.cratetag.export.playlist.ListedTrack;
import org.cratetag.pack.PackManifest;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;

/**
 * {@code cratetag tag --check}: lists tracks that sound otherwise than they are filed. Nothing is
 * written into them; what is new is listened to.
 *
 * @param options of every command
 * @param paths where is looked
 * @param playlists whose tracks there are judged by them; without, by folders and tags
 */
public record CheckRun(GlobalOptions options, List<Path> paths, Optional<DjCrates> playlists) {
  /** What a run is called in lists of runs. */
  private static final String COMMAND = "tag --check";

  public CheckRun {
    paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
  }

  /**
   * Runs to the end or to Ctrl-C.
   *
   * @return the exit status; tracks that disagree are no failure
   * @throws WrongUseException when there is nothing to judge
   */
  public int run(Engine engine, Output output) {
    playlists.ifPresent(crates -> crates.say(output));
    FilingCheck check = new FilingCheck(engine.words(), labels(engine));
    Filings filings = new Filings(engine, check, paths, playlists.map(DjCrates::cratesByTrack));
    CheckReport report = new CheckReport();
    UnheardTracks unheard = new UnheardTracks(output);
    try {
      boolean isDone =
          new Listening(options, output, COMMAND)
              .tryAll(
                  engine,
                  roots(),
                  progress ->
                      unheard.listener(
                          progress,
                          (track, heard) ->
                              filings
                                  .find(track)
                                  .ifPresentOrElse(
                                      filing ->
                                          report.judged(
                                              track,
                                              filing,
                                              check.judge(filing.crates(), heard),
                                              heard),
                                      report::unfiled)));
      report.print(
          output,
          playlists.stream()
              .flatMap(crates -> crates.missing().stream())
              .map(ListedTrack::listed)
              .toList(),
          unheard.reasons().size());
      if (!isDone) {
        return ExitStatus.INTERRUPTED;
      }
      return unheard.anyFailed() ? ExitStatus.SOME_FAILED : ExitStatus.OK;
    } catch (RunException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /** Of playlists, the tracks that lie where is looked. */
  private List<Path> roots() {
    if (playlists.isEmpty()) {
      return paths;
    }
    List<Path> tracks =
        playlists.get().tracks().stream()
            .filter(track -> paths.stream().anyMatch(track::startsWith))
            .toList();
    if (tracks.isEmpty()) {
      throw new WrongUseException(
          "no track of the playlists in %s is in %s"
              .formatted(
                  playlists.get().from(),
                  String.join(", ", paths.stream().map(Path::toString).toList())));
    }
    return tracks;
  }

  /** Each pack's labels, with their families. */
  private static List<Map<String, String>> labels(Engine engine) {
    return engine.packs().listUsable().stream()
        .map(PackManifest::labels)
        .map(
            labels -> {
              Map<String, String> families = new LinkedHashMap<>();
              labels.forEach(label -> families.put(label.label(), label.family()));
              return families;
            })
        .toList();
  }
}
