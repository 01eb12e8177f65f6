package org.cratetag.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.export.playlist.FoundPlaylist;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.Taxonomy;

/**
 * Labels by playlist: its own name, spelt as the taxonomy spells it. Several of one name are one
 * crate where the name is that of a style (2025/Tech House and 2026/Tech House); where it is not,
 * the folder says what it means, and comes before it (House/Peak and Techno/Peak are House Peak and
 * Techno Peak). That folder is the family of such a crate, where it bears the name of a style: a
 * track that may be in House Peak or in House Opening is House.
 */
public final class PlaylistLabels {
  private PlaylistLabels() {}

  /** The crates that playlists are, in the order in which they come. */
  public static List<OwnCrate> crates(List<FoundPlaylist> playlists, Taxonomy taxonomy) {
    StyleTree styles = new StyleTree(taxonomy);
    Map<String, List<FoundPlaylist>> byName = new LinkedHashMap<>();
    for (FoundPlaylist each : playlists) {
      String name = taxonomy.spelling(LabelName.of(each.name()));
      byName.computeIfAbsent(name, any -> new ArrayList<>()).add(each);
    }
    Map<String, List<FoundPlaylist>> crates = new LinkedHashMap<>();
    byName.forEach(
        (name, same) -> {
          int folders = styles.knows(name) ? 0 : fewestFolders(same);
          for (FoundPlaylist each : same) {
            crates.computeIfAbsent(label(each, name, folders), any -> new ArrayList<>()).add(each);
          }
        });
    return crates.entrySet().stream()
        .map(each -> crate(each.getKey(), each.getValue(), taxonomy))
        .toList();
  }

  /** How many folders tell playlists of one name apart. */
  private static int fewestFolders(List<FoundPlaylist> same) {
    int deepest = same.stream().mapToInt(each -> each.folders().size()).max().orElse(0);
    for (int folders = 0; folders < deepest; folders++) {
      int taken = folders;
      if (same.stream().map(each -> label(each, "", taken)).distinct().count() == same.size()) {
        return folders;
      }
    }
    return deepest;
  }

  private static String label(FoundPlaylist playlist, String name, int folders) {
    if (folders == 0) {
      return name;
    }
    int from = Math.max(0, playlist.folders().size() - folders);
    List<String> parts =
        new ArrayList<>(playlist.folders().subList(from, playlist.folders().size()));
    parts.add(name);
    return LabelName.of(String.join(" ", parts));
  }

  private static OwnCrate crate(String name, List<FoundPlaylist> playlists, Taxonomy taxonomy) {
    Set<Path> tracks = new LinkedHashSet<>();
    playlists.forEach(each -> tracks.addAll(each.here()));
    Optional<String> family =
        taxonomy.find(name).isPresent() ? Optional.empty() : family(playlists, taxonomy);
    return new OwnCrate(
        name, family, playlists.stream().map(FoundPlaylist::place).toList(), tracks);
  }

  /** What the folders of all of them say. */
  private static Optional<String> family(List<FoundPlaylist> playlists, Taxonomy taxonomy) {
    List<Optional<String>> families =
        playlists.stream().map(each -> family(each, taxonomy)).distinct().toList();
    return families.size() == 1 ? families.get(0) : Optional.empty();
  }

  /** The innermost folder that is a style says it. */
  private static Optional<String> family(FoundPlaylist playlist, Taxonomy taxonomy) {
    return playlist.folders().stream()
        .flatMap(folder -> taxonomy.find(LabelName.of(folder)).stream())
        .map(Taxonomy.Term::family)
        .reduce((outer, inner) -> inner);
  }
}
