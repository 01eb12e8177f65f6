package org.cratetag.cli.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.listening.Listening;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Settings;
import org.cratetag.decision.DecisionSettings.Spoken;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.pack.Sureness;
import org.cratetag.run.RunException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag evaluate world}. */
@Command(
    name = "world",
    description = "Judges the whole program on music of known kinds.",
    footer = {
      "",
      "Each folder in DIR is a kind of music, by any name that Cratetag knows it by:",
      "Rock, Hard Techno, Speech. A folder 'Jazz + Blues' holds what is both. Listens",
      "as 'scan' does, with all packs together, but looks at no tags; counts what is",
      "right, what is wrong and what nothing is said of. Hard techno that is called",
      "Techno or Electronic is right, and wrong when it is called Hip-Hop. Speech is",
      "called so, whatever 'spoken' in the settings says. Writes no tags.",
      "",
      "Examples:",
      "  cratetag evaluate world ~/Known",
      "  cratetag evaluate world ~/Known --packs edm-subgenre --json"
    })
public final class EvaluateWorldCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(paramLabel = "DIR", description = "The folder of the kinds.")
  private Path from;

  @Option(
      names = "--packs",
      paramLabel = "NAMES",
      split = ",",
      description = "Model packs to use, the preferred one first. Default: all.")
  private List<String> packs;

  @Option(
      names = "--sure",
      paramLabel = "LEVEL",
      description = "How sure to be: careful, balanced or bold. Default: as in the settings.")
  private Sureness sure;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tracks listened to at once. Default: half of the cores.")
  private Integer workers;

  public EvaluateWorldCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Path root = from.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw new WrongUseException(
          "no such folder: " + root + ". Name the folder that holds a folder for each kind");
    }
    Output output = options.runOutput();
    try (Workplace workplace = Workplace.open(options, output, this::over)) {
      Map<Path, TrackPrediction> heard = new TreeMap<>();
      UnheardTracks unheard = new UnheardTracks(output);
      Listening listening = new Listening(options, output, "evaluate world");
      if (!listening.scan(
          workplace.engine(), List.of(root), progress -> unheard.listener(progress, heard::put))) {
        return ExitStatus.INTERRUPTED;
      }
      WorldText text = WorldText.of(root, heard, workplace.engine().words().taxonomy());
      if (text.isEmpty()) {
        throw new WrongUseException(
            "no track in a folder below " + root + "; its folders name the kinds of music");
      }
      if (options.isJson()) {
        text.members().forEach(line -> output.result(line, ""));
        output.remark(text.lines());
      } else {
        output.result(Map.of(), text.lines());
      }
      return unheard.anyFailed() ? ExitStatus.SOME_FAILED : ExitStatus.OK;
    } catch (RunException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private Settings over(Settings settings) {
    Settings over = settings.withElectronic(ElectronicMusic.HEARD).withSpoken(Spoken.SPOKEN_WORD);
    over = sure == null ? over : over.withSure(sure);
    over = workers == null ? over : over.withWorkers(workers);
    return packs == null ? over : over.withPacks(packs);
  }
}
