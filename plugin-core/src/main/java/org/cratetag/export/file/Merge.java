package org.cratetag.export.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How an update brings a playlist up to date: entries of tracks that are not exported stay, in
 * their order; those of tracks that are go where the export says. So what a person added stays, and
 * a track that is heard differently now leaves its old playlist.
 */
public final class Merge {
  private Merge() {}

  /**
   * The entries of a playlist.
   *
   * @param there what it has
   * @param own what it is to have
   * @param key what is the same for entries of the same track
   * @param exported the keys of all tracks of the export, in whatever playlist
   */
  public static <E> List<E> entries(
      List<E> there, List<E> own, Function<E, String> key, Set<String> exported) {
    Set<String> wanted = new HashSet<>();
    own.forEach(entry -> wanted.add(key.apply(entry)));
    List<E> merged = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (E entry : there) {
      String name = key.apply(entry);
      // Where a track is in both, the entry that is there may say more of it.
      if (wanted.contains(name) || !exported.contains(name)) {
        merged.add(entry);
        placed.add(name);
      }
    }
    own.stream().filter(entry -> placed.add(key.apply(entry))).forEach(merged::add);
    return merged;
  }
}
