package org.cratetag.cli.ownset;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.cli.listening.Listening;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.playlists.DjCrates;
import org.cratetag.cli.playlists.PlaylistOptions;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.feature.EdmStats;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.train.data.AudioSets;
import org.cratetag.train.data.HeardTrack;
import org.cratetag.train.data.LabelledSet;

/**
 * Music that a DJ's own playlists name.
 *
 * @param global the options of every command
 * @param crates the playlists
 * @param option by which they were named
 */
public record OwnPlaylists(GlobalOptions global, DjCrates crates, String option) implements OwnSet {
  /**
   * The crates in a folder, or those of playlists.
   *
   * @throws WrongUseException when both or neither are named, or cannot be read
   */
  public static OwnSet set(
      GlobalOptions options,
      Optional<Path> from,
      OwnMusic.Labels labels,
      PlaylistOptions playlists) {
    if (playlists.isGiven() && labels == OwnMusic.Labels.TAGS) {
      throw new WrongUseException("--labels goes with a folder, not with playlists");
    }
    if (playlists.isGiven() == from.isPresent()) {
      throw new WrongUseException(
          "say where your crates are: a folder DIR, or --from-rekordbox, --from-traktor or"
              + " --from-m3u8");
    }
    return playlists
        .read(() -> Workplace.words(options).taxonomy())
        .<OwnSet>map(crates -> new OwnPlaylists(options, crates, playlists.option()))
        .orElseGet(
            () -> new OwnMusic(options, from.orElseThrow().toAbsolutePath().normalize(), labels));
  }

  @Override
  public Optional<LabelledSet> read(
      Engine engine, int smallest, UnheardTracks unheard, Output output) throws RunException {
    crates.say(output);
    if (smallest > 1) {
      Map<String, Integer> sizes = new TreeMap<>();
      crates.crates().forEach(crate -> sizes.put(crate.name(), crate.tracks().size()));
      CrateSizes.require(sizes, smallest, output);
    }
    crates.missing().forEach(track -> leaveOut(track.listed(), unheard));
    Listening listening = new Listening(global, output, "train");
    if (!listening.scan(engine, crates.tracks(), unheard::listener)) {
      return Optional.empty();
    }
    FrontEnd frontEnd = FrontEnd.of(EdmStats.ID);
    List<HeardTrack> heard = new ArrayList<>();
    for (Path track : crates.tracks()) {
      heard.addAll(OwnMusic.listHeard(engine, track, OwnMusic.Labels.FOLDERS));
    }
    return Optional.of(
        new AudioSets(folder(), "own playlists", frontEnd, smallest)
            .byCrates(heard, crates.crates()));
  }

  /** A name that cannot be a path here is told of already. */
  private static void leaveOut(String listed, UnheardTracks unheard) {
    try {
      unheard.leaveOut(Path.of(listed), "it is not here");
    } catch (InvalidPathException e) {
      unheard.leaveOut(Path.of("(no name that a file here can have)"), "it is not here");
    }
  }

  @Override
  public String options() {
    return "crates " + option;
  }

  @Override
  public Path folder() {
    return crates.folder();
  }
}
