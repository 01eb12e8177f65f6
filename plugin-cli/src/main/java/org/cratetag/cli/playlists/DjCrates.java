package org.cratetag.cli.playlists;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.export.DjProgram;
import org.cratetag.export.playlist.DjPlaylists;
import org.cratetag.export.playlist.FilesHere;
import org.cratetag.export.playlist.FolderMap;
import org.cratetag.export.playlist.FoundPlaylist;
import org.cratetag.export.playlist.ListedTrack;
import org.cratetag.export.playlist.PlaylistChoice;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.data.LabelName;
import org.cratetag.train.data.OwnCrate;
import org.cratetag.train.data.PlaylistLabels;

/**
 * A DJ's own playlists as crates, with the files that their tracks are here.
 *
 * @param from where they were read
 * @param crates by their order there
 * @param playlists of which the crates are made
 * @param passedOver playlists that are no crates
 * @param unread what could not be read
 */
public record DjCrates(
    Path from,
    List<OwnCrate> crates,
    List<FoundPlaylist> playlists,
    List<PlaylistChoice.PassedOver> passedOver,
    List<String> unread) {
  private static final int SHOWN = 8;

  public DjCrates {
    crates = List.copyOf(crates);
    playlists = List.copyOf(playlists);
    passedOver = List.copyOf(passedOver);
    unread = List.copyOf(unread);
  }

  /**
   * Reads them.
   *
   * @param names of playlists and folders that are wanted; none for all that look like crates
   * @param taxonomy that knows the names of styles
   * @throws WrongUseException when there are none, or none of the tracks is here; says what to do
   */
  static DjCrates read(
      DjProgram program, Path from, List<String> names, List<FolderMap> maps, Taxonomy taxonomy) {
    try {
      DjPlaylists all = program.read(from);
      PlaylistChoice choice =
          names.isEmpty()
              ? PlaylistChoice.all(all.playlists())
              : PlaylistChoice.named(all.playlists(), names);
      FilesHere files = new FilesHere(maps);
      List<FoundPlaylist> found = choice.chosen().stream().map(files::find).toList();
      DjCrates crates =
          new DjCrates(
              from,
              PlaylistLabels.crates(found, taxonomy),
              found,
              choice.passedOver(),
              all.unread());
      crates.requireAny();
      return crates;
    } catch (FileSystemException e) {
      String reason = e.getReason();
      throw new WrongUseException(
          reason == null ? e.getMessage() : from + " cannot be read: " + reason, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private void requireAny() {
    if (playlists.isEmpty()) {
      String why =
          passedOver.isEmpty()
              ? unread.stream().map(each -> "; " + each).collect(Collectors.joining())
              : "; passed over: " + names(passedOver.stream().map(DjCrates::words).toList());
      throw new WrongUseException("no playlist that is a crate in " + from + why);
    }
    if (tracks().isEmpty()) {
      throw new WrongUseException(
          "none of the %d tracks in %s is here, for example %s. %s"
              .formatted(
                  missing().size(),
                  from,
                  DisplayText.of(missing().get(0).listed()),
                  hint().orElse("Name playlists of files that are here")));
    }
  }

  /** All files, each once, in the crates' order. */
  public List<Path> tracks() {
    return crates.stream().flatMap(crate -> crate.tracks().stream()).distinct().toList();
  }

  /** The names of the crates that each file is in. */
  public Map<Path, List<String>> cratesByTrack() {
    Map<Path, List<String>> byTrack = new HashMap<>();
    for (OwnCrate crate : crates) {
      for (Path track : new LinkedHashSet<>(crate.tracks())) {
        byTrack.computeIfAbsent(track, any -> new ArrayList<>()).add(crate.name());
      }
    }
    return byTrack;
  }

  /** The tracks that are not here, each once. */
  public List<ListedTrack> missing() {
    return playlists.stream().flatMap(each -> each.missing().stream()).distinct().toList();
  }

  /** The folder that holds all files. */
  public Path folder() {
    return tracks().stream().map(Path::getParent).reduce(DjCrates::common).orElseThrow();
  }

  private static Path common(Path one, Path other) {
    Path folder = one;
    while (!other.startsWith(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Says what was read, what was not, and what is not here. */
  public void say(Output output) {
    unread.forEach(each -> output.warning("left out: " + DisplayText.of(each)));
    Map<String, List<String>> byReason =
        passedOver.stream()
            .collect(
                Collectors.groupingBy(
                    PlaylistChoice.PassedOver::reason,
                    LinkedHashMap::new,
                    Collectors.mapping(each -> each.playlist().place(), Collectors.toList())));
    byReason.forEach(
        (reason, names) -> output.remark("passed over, " + reason + ": " + names(names)));
    crates.forEach(crate -> sayName(crate, output));
    List<ListedTrack> missing = missing();
    if (!missing.isEmpty()) {
      int here = tracks().size();
      output.warning(
          "%d of %d tracks are not here: %s"
              .formatted(
                  missing.size(),
                  here + missing.size(),
                  names(missing.stream().map(ListedTrack::listed).toList())));
      if (missing.size() > here) {
        hint().ifPresent(output::warning);
      }
    }
  }

  /** Where a crate is called otherwise than its playlist, or is several. */
  private void sayName(OwnCrate crate, Output output) {
    if (crate.places().size() > 1) {
      output.remark(
          "one crate, %s: the playlists %s"
              .formatted(DisplayText.of(crate.name()), names(crate.places())));
      return;
    }
    Taxonomy taxonomy = Taxonomy.bundled();
    String place = crate.places().get(0);
    playlists.stream()
        .filter(each -> each.place().equals(place))
        .map(each -> taxonomy.spelling(LabelName.of(each.name())))
        .filter(name -> !name.equals(crate.name()))
        .findFirst()
        .ifPresent(
            name ->
                output.remark(
                    "the playlist %s is the crate %s, since there is another %s"
                        .formatted(
                            DisplayText.of(place),
                            DisplayText.of(crate.name()),
                            DisplayText.of(name))));
  }

  private Optional<String> hint() {
    return FilesHere.commonFolder(missing())
        .map(
            folder ->
                "Say which folder here is theirs: --path-map '%s=/your/music'"
                    .formatted(DisplayText.of(folder)));
  }

  private static String words(PlaylistChoice.PassedOver each) {
    return each.playlist().place() + " (" + each.reason() + ")";
  }

  private static String names(List<String> names) {
    String first =
        new LinkedHashSet<>(names)
            .stream().limit(SHOWN).map(DisplayText::of).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
  }
}
