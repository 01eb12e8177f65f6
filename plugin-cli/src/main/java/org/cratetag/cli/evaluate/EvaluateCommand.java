package org.cratetag.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.ownset.OwnMusic;
import org.cratetag.cli.ownset.OwnPlaylists;
import org.cratetag.cli.ownset.OwnSet;
import org.cratetag.cli.playlists.PlaylistOptions;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cratetag evaluate}. */
@Command(
    name = "evaluate",
    description = "Judges a pack on your own music.",
    footer = {
      "",
      "Each folder in DIR is a label, or with --labels tags the genres in the tags",
      "are, without what Cratetag wrote itself. With --from-rekordbox and the like,",
      "each playlist is one. Any name that Cratetag knows a style",
      "by will do; labels that the pack does not have are left out. Says how often",
      "the pack finds the label and the family, and what it would write. Listens to",
      "what is new; writes no tags.",
      "",
      "Examples:",
      "  cratetag evaluate --pack edm-subgenre --from ~/Crates",
      "  cratetag evaluate --pack my-genres --from ~/Music --labels tags",
      "  cratetag evaluate --pack my-crates --from-rekordbox my.xml"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "The pack: its name, or name/version for one that is not the latest.")
  private String pack;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The folder of crates, or with --labels tags of music.")
  private Path from;

  @Option(
      names = "--labels",
      paramLabel = "FROM",
      defaultValue = "folders",
      description = "What tells a track's label: folders or tags. Default: ${DEFAULT-VALUE}.")
  private OwnMusic.Labels labels;

  @Mixin private PlaylistOptions playlists = new PlaylistOptions();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tracks listened to at once. Default: half of the cores.")
  private Integer workers;

  public EvaluateCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    AddOn.wantHeap(options.surroundings().environment());
    if (pack == null || from == null && !playlists.isAnyGiven()) {
      throw new ParameterException(
          spec.commandLine(),
          "say what to judge: --pack NAME --from DIR, or --from-rekordbox and the like");
    }
    OwnSet music = OwnPlaylists.set(options, Optional.ofNullable(from), labels, playlists);
    return new PackEvaluationRun(options, music, pack)
        .run(settings -> workers == null ? settings : settings.withWorkers(workers));
  }
}
