package org.cratetag.cli.train;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.crates.CrateException;

/**
 * Tracks of the library that are surely in none of some crates: what a pack over a base network
 * learns to leave alone, where the program does not know what that base hears of other music.
 */
final class OtherTracks {
  /** How sure the packs were of what they said, at least. */
  private static final double SURE = 0.7;

  private static final int MOST = 300;
  private static final int FEWEST = 30;
  private static final int FEWEST_KINDS = 2;

  private final StyleTree tree = new StyleTree(Taxonomy.bundled());
  private final Set<String> crates;
  private final Set<Path> own;
  private final Map<String, Deque<Path>> kinds = new TreeMap<>();

  /**
   * A track.
   *
   * @param kind what was said of it
   * @param path of the track
   */
  record Track(String kind, Path path) {}

  /**
   * None yet.
   *
   * @param crates names of the crates, and of their families
   * @param own the crates' tracks
   */
  OtherTracks(Collection<String> crates, Collection<Path> own) {
    this.crates = Set.copyOf(crates);
    this.own = Set.copyOf(own);
  }

  /** Whether more of them would be learned from. */
  boolean isWanted() {
    return kinds.values().stream().mapToInt(Deque::size).sum() < MOST;
  }

  /**
   * Takes a track that a person has tagged, unless it may belong into a crate.
   *
   * @param genres that the person wrote
   */
  void add(Path path, List<String> genres) {
    if (!genres.isEmpty() && genres.stream().allMatch(tree::knows)) {
      add(path, genres.get(0), genres);
    }
  }

  /**
   * Takes a track that was heard before, unless it may belong into a crate.
   *
   * @return whether the packs were sure of something
   */
  boolean add(Path path, TrackPrediction heard) {
    List<DecidedLabel> said =
        Stream.concat(heard.genre().stream(), heard.subgenre().stream()).toList();
    List<String> sure =
        said.stream().filter(label -> label.confidence() >= SURE).map(DecidedLabel::label).toList();
    if (!sure.isEmpty()) {
      List<String> names = said.stream().map(DecidedLabel::label).toList();
      add(path, sure.get(sure.size() - 1), names);
    }
    return !sure.isEmpty();
  }

  /**
   * Takes a track unless it may belong into a crate.
   *
   * @param names all that it is called
   */
  private void add(Path path, String kind, List<String> names) {
    if (!own.contains(path) && names.stream().allMatch(this::isOther)) {
      kinds.computeIfAbsent(kind, name -> new ArrayDeque<>()).add(path);
    }
  }

  private boolean isOther(String label) {
    return crates.stream()
        .allMatch(
            crate ->
                tree.agreement(label, crate) == StyleTree.Agreement.OTHER
                    && tree.agreement(crate, label) == StyleTree.Agreement.OTHER);
  }

  /**
   * The tracks to learn from, of each kind in turn.
   *
   * @throws CrateException when they are too few, saying what to do
   */
  List<Track> choose() throws CrateException {
    List<Track> chosen = new ArrayList<>();
    Map<String, Deque<Path>> left = new TreeMap<>();
    kinds.forEach((kind, paths) -> left.put(kind, new ArrayDeque<>(paths)));
    while (!left.isEmpty() && chosen.size() < MOST) {
      for (Map.Entry<String, Deque<Path>> kind : left.entrySet()) {
        if (chosen.size() < MOST) {
          chosen.add(new Track(kind.getKey(), kind.getValue().poll()));
        }
      }
      left.values().removeIf(Deque::isEmpty);
    }
    require(chosen.size(), kinds.size());
    return chosen;
  }

  /**
   * Refuses what is too little to learn from.
   *
   * @throws CrateException saying what is there and what to do
   */
  static void require(int tracks, int kinds) throws CrateException {
    if (tracks < FEWEST || kinds < FEWEST_KINDS) {
      throw new CrateException(
          ("to leave other music alone, a pack over this base learns from %d tracks or more, of %d"
                  + " kinds or more, that are surely in none of the crates; in your library %d of %d"
                  + " kinds are known. Have more of it listened to: cratetag scan DIR")
              .formatted(FEWEST, FEWEST_KINDS, tracks, kinds));
    }
  }
}
