package org.cratetag.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackScores;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.ownset.OwnSet;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Settings;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.json.PackException;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.evaluate.PackTrial;

/**
 * {@code cratetag evaluate --pack NAME --from DIR}: what a pack says of a person's own music.
 *
 * @param source of the tracks and their labels
 * @param pack its name, with or without a version
 */
record PackEvaluationRun(GlobalOptions options, OwnSet source, String pack) {
  /**
   * Runs to the end or to Ctrl-C.
   *
   * @return the exit status
   * @throws WrongUseException when there is no such pack or no track that it can be judged by
   */
  int run(UnaryOperator<Settings> changes) throws IOException {
    Output output = options.runOutput();
    UnaryOperator<Settings> all = settings -> changes.apply(settings.withPacks(List.of(pack)));
    try (Workplace workplace = Workplace.open(options, output, all)) {
      ModelPack judged = workplace.engine().packs().get(pack);
      UnheardTracks unheard = new UnheardTracks(output);
      Optional<LabelledSet> set = source.read(workplace.engine(), 1, unheard, output);
      if (set.isEmpty()) {
        return ExitStatus.INTERRUPTED;
      }
      PackTrial trial = judge(judged.manifest(), workplace.engine(), set.get());
      boolean isKnown =
          judged.manifest().training().data().stream()
              .anyMatch(data -> data.sha256().equals(set.get().manifest().sha256()));
      PackEvaluationText text =
          new PackEvaluationText(judged.manifest(), set.get(), trial, isKnown);
      if (options.isJson()) {
        text.members(unheard.reasons()).forEach(line -> output.result(line, ""));
        output.remark(text.lines());
      } else {
        output.result(Map.of(), text.lines());
      }
      return unheard.anyFailed() ? ExitStatus.SOME_FAILED : ExitStatus.OK;
    } catch (RunException | PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private static PackTrial judge(PackManifest pack, Engine engine, LabelledSet set)
      throws PackException {
    Map<String, String> classes = new LinkedHashMap<>();
    pack.labels().forEach(label -> classes.put(label.label(), label.family()));
    try {
      PackTrial trial =
          PackTrial.of(
              row -> word(pack, engine, set, row), classes, set, engine.words().taxonomy());
      if (trial.tracks().isEmpty()) {
        throw new WrongUseException(
            "%s knows none of the labels found (%s); it knows: %s"
                .formatted(
                    pack.name(),
                    set.size() == 0 ? "none" : String.join(", ", trial.unknown().keySet()),
                    String.join(", ", classes.keySet())));
      }
      return trial;
    } catch (TrackException e) {
      throw new PackException(pack.name() + " cannot score a track: " + e.getMessage(), e);
    }
  }

  /** What the pack said when the track was heard, with the doubts of the program. */
  private static TrackScores word(PackManifest pack, Engine engine, LabelledSet set, int row)
      throws TrackException {
    Path track = set.origins().get(row).path();
    return engine
        .findScores(track)
        .flatMap(
            scores -> scores.stream().filter(each -> each.pack().equals(pack.name())).findFirst())
        .orElseThrow(
            () -> new TrackException(Stage.INFERENCE, track + " changed while it was judged"));
  }
}
