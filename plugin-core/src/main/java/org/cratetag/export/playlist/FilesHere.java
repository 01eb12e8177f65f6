package org.cratetag.export.playlist;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cratetag.export.file.SafeNames;

/**
 * Finds the files here that playlists mean. A file of just that name comes first; else one whose
 * name differs only in case or Unicode form, since Windows and Macs do not tell such names apart.
 */
public final class FilesHere {
  private final List<FolderMap> maps;

  /** Of folders that were looked into: their files by name without case and form. */
  private final Map<Path, Map<String, List<Path>>> names = new HashMap<>();

  /**
   * Files here.
   *
   * @param maps which folders are another machine's; the first that fits holds
   */
  public FilesHere(List<FolderMap> maps) {
    this.maps = List.copyOf(maps);
  }

  /** A playlist's tracks, each once, as far as they are here. */
  public FoundPlaylist find(DjPlaylist playlist) {
    Set<Path> here = new LinkedHashSet<>();
    List<ListedTrack> missing = new ArrayList<>();
    for (ListedTrack track : new LinkedHashSet<>(playlist.tracks())) {
      Optional<Path> file = find(track);
      file.ifPresent(here::add);
      if (file.isEmpty()) {
        missing.add(track);
      }
    }
    return new FoundPlaylist(
        playlist.folders(), playlist.name(), List.copyOf(here), List.copyOf(missing));
  }

  private Optional<Path> find(ListedTrack track) {
    List<Path> candidates =
        track.places().stream().flatMap(place -> candidates(place).stream()).distinct().toList();
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .or(() -> candidates.stream().flatMap(path -> findAlike(path).stream()).findFirst());
  }

  /** As the maps have it, and as it is. */
  private List<Path> candidates(String place) {
    List<Path> candidates = new ArrayList<>();
    maps.stream().flatMap(map -> map.find(place).stream()).findFirst().ifPresent(candidates::add);
    try {
      Path asItIs = Path.of(place);
      if (asItIs.isAbsolute()) {
        candidates.add(asItIs.normalize());
      }
    } catch (InvalidPathException e) {
      // No file here can have this name.
    }
    return candidates;
  }

  private Optional<Path> findAlike(Path wanted) {
    Optional<Path> at = Optional.ofNullable(wanted.getRoot());
    for (Path name : wanted) {
      at = at.flatMap(folder -> step(folder, name));
    }
    return at.filter(Files::isRegularFile);
  }

  private Optional<Path> step(Path folder, Path name) {
    Path exact = folder.resolve(name);
    if (Files.exists(exact)) {
      return Optional.of(exact);
    }
    List<Path> alike =
        names
            .computeIfAbsent(folder, FilesHere::list)
            .getOrDefault(SafeNames.key(name.toString()), List.of());
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  /** A folder that cannot be read has nothing in it. */
  private static Map<String, List<Path>> list(Path folder) {
    Map<String, List<Path>> byName = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        files.forEach(
            file ->
                byName
                    .computeIfAbsent(
                        SafeNames.key(file.getFileName().toString()), key -> new ArrayList<>())
                    .add(file));
      } catch (IOException | DirectoryIteratorException e) {
        return Map.of();
      }
    }
    return byName;
  }

  /**
   * The folder that tracks which are not here have in common on their own machine; of several the
   * one with the most. Empty where none of them is a file in a folder.
   */
  public static Optional<String> commonFolder(List<ListedTrack> missing) {
    Map<String, List<String>> byTop = new HashMap<>();
    missing.stream()
        .flatMap(track -> track.places().stream().limit(1))
        .forEach(place -> byTop.computeIfAbsent(top(place), any -> new ArrayList<>()).add(place));
    return byTop.values().stream()
        .max((one, other) -> Integer.compare(one.size(), other.size()))
        .map(places -> places.stream().map(FilesHere::folderOf).reduce(FilesHere::common).get())
        .filter(folder -> !folder.isEmpty());
  }

  /** The drive, or the first folder. */
  private static String top(String place) {
    return Stream.of(place.split("/")).filter(name -> !name.isEmpty()).findFirst().orElse("");
  }

  private static String folderOf(String place) {
    return place.substring(0, Math.max(0, place.lastIndexOf('/')));
  }

  private static String common(String one, String other) {
    List<String> first = List.of(one.split("/", -1));
    List<String> second = List.of(other.split("/", -1));
    int same = 0;
    while (same < Math.min(first.size(), second.size())
        && first.get(same).equals(second.get(same))) {
      same++;
    }
    return String.join("/", first.subList(0, same));
  }
}
