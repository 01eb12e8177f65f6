package org.cratetag.train.crates;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cratetag.api.FeatureTensor;

/**
 * The tracks of a folder of crates. Each folder directly below the root is a crate, and all that
 * lies below a crate belongs to it. Hidden folders, whose names begin with a dot, are passed over.
 *
 * @param tracks those that can be learned from, by path
 * @param loose tracks directly in the root, in no crate
 * @param tooSmall crates with fewer than {@value #SMALLEST_CRATE} tracks, which are not learned,
 *     with how many they have
 */
public record CrateSet(List<CrateTrack> tracks, List<Path> loose, Map<String, Integer> tooSmall) {
  /** Fewest tracks of a crate: below, no fold has enough of it to learn from or to judge by. */
  public static final int SMALLEST_CRATE = 8;

  /** A label that servers would cut, or that is no text at all. */
  private static final String UNSAFE = "[;/,\\p{Cntrl}]+";

  private static final String NAMELESS = "Unnamed";

  /** Copies the values. */
  public CrateSet {
    tracks = List.copyOf(tracks);
    loose = List.copyOf(loose);
    tooSmall = Map.copyOf(tooSmall);
  }

  /**
   * Sorts tracks into crates. Folders whose names differ only in what a label cannot hold are one
   * crate.
   *
   * @param root the folder of crates
   * @param heard tracks below it with their features
   * @param artistKeys what tells the artists of tracks apart, where that is known
   */
  public static CrateSet of(
      Path root, Map<Path, FeatureTensor> heard, Function<Path, Optional<String>> artistKeys) {
    List<CrateTrack> all = new ArrayList<>();
    List<Path> loose = new ArrayList<>();
    Map<String, Integer> sizes = new TreeMap<>();
    List<Path> paths = heard.keySet().stream().sorted().toList();
    for (Path path : paths) {
      Path below = root.relativize(path);
      if (isHidden(below)) {
        continue;
      }
      Optional<String> crate = crate(below);
      if (crate.isEmpty()) {
        loose.add(path);
      } else {
        String name = crate.get();
        all.add(new CrateTrack(path, name, artistKeys.apply(path), heard.get(path)));
        sizes.merge(name, 1, Integer::sum);
      }
    }
    Map<String, Integer> tooSmall = new TreeMap<>(sizes);
    tooSmall.values().removeIf(size -> size >= SMALLEST_CRATE);
    List<CrateTrack> tracks =
        all.stream().filter(track -> !tooSmall.containsKey(track.crate())).toList();
    return new CrateSet(tracks, loose, tooSmall);
  }

  /** The crates that are learned, sorted. */
  public List<String> crates() {
    return tracks.stream().map(CrateTrack::crate).distinct().sorted().toList();
  }

  /** The folder's name as a label. */
  static String label(String folder) {
    String label =
        Normalizer.normalize(folder, Normalizer.Form.NFC)
            .replaceAll(UNSAFE, " ")
            .replaceAll("\\s+", " ")
            .strip();
    return label.isEmpty() ? NAMELESS : label;
  }

  private static Optional<String> crate(Path below) {
    return below.getNameCount() < 2
        ? Optional.empty()
        : Optional.of(label(below.getName(0).toString()));
  }

  private static boolean isHidden(Path below) {
    for (int i = 0; i < below.getNameCount() - 1; i++) {
      if (below.getName(i).toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
