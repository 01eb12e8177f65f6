package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.ownset.OwnMusic;
import org.cratetag.cli.ownset.OwnPlaylists;
import org.cratetag.cli.playlists.PlaylistOptions;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag train crates}. */
@Command(
    name = "crates",
    description = "Makes a pack from folders of music, playlists, or the genres in tags.",
    footer = {
      "",
      "Each folder in DIR is a crate, with 8 tracks or more; folders below it belong",
      "to it. With --labels tags, the genres in the tags of a whole library are what",
      "is learned: under the names that Cratetag knows, without what it wrote itself;",
      "of several the first, if it is not only a broader name of another.",
      "With --from-rekordbox and the like, each playlist is a crate, under its own",
      "name, or those that --playlist names; tracks that are not here are told of.",
      "Says how often the pack will be right, which crates are too alike and which",
      "tracks look misfiled, then installs the pack beside the bundled one, in a new",
      "version each time. A pack names no files of yours unless --name-files is given.",
      "",
      "With --base musicnn, which 'cratetag models install musicnn' installs, linear",
      "heads over what that network hears take part, each as far as it helps; the",
      "report says what to expect with and without it. Other bases, Discogs-EffNet",
      "for one, also hear tracks of your library that are surely in none of the",
      "crates, to leave such music alone: scan your library before.",
      "",
      "Examples:",
      "  cratetag train crates ~/Crates --name my-crates",
      "  cratetag train crates ~/Music --labels tags --name my-genres",
      "  cratetag train crates ~/Crates --base musicnn --name my-crates",
      "  cratetag train crates --from-rekordbox my.xml --name my-crates",
      "  cratetag train crates --from-traktor my.nml --playlist Clubs --name x",
      "  cratetag tag --packs my-crates,edm-subgenre ~/Music"
    })
final class TrainCratesCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The folder of crates, or of music; none where playlists are named.")
  private Path from;

  @Option(
      names = "--labels",
      paramLabel = "FROM",
      defaultValue = "folders",
      description = "What tells a track's label: folders or tags. Default: ${DEFAULT-VALUE}.")
  private OwnMusic.Labels labels;

  @Option(
      names = "--base",
      paramLabel = "BASE",
      description =
          "Listen with this base network too, if that helps by an inner cross-validation: musicnn,"
              + " or another that 'cratetag models install' has installed. The pack then needs the"
              + " base wherever it is used.")
  private String base;

  @Mixin private PlaylistOptions playlists = new PlaylistOptions();
  @Mixin private PackOptions pack;

  TrainCratesCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    AddOn.wantHeap(options.surroundings().environment());
    if (pack.name().isEmpty()) {
      throw new WrongUseException("say how the pack shall be called: --name NAME");
    }
    return pack.train(
        options,
        OwnPlaylists.set(options, Optional.ofNullable(from), labels, playlists),
        Optional.ofNullable(base));
  }
}
