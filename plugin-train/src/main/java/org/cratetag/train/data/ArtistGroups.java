package org.cratetag.train.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts tracks that share an artist, directly or through others, into one group, so that a model is
 * never tested on artists that it learned from.
 */
public final class ArtistGroups {
  /** What parts the names in an artist field; "&" does not, for it is part of duos' names. */
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*(?:[,;]|\\b(?:feat|ft|vs|featuring|presents|pres)\\b\\.?)\\s*");

  private ArtistGroups() {}

  /**
   * One group a track, numbered from 0. A track without a name is a group of its own.
   *
   * @param artists the artist field of each track
   */
  public static int[] of(List<String> artists) {
    int[] parent = new int[artists.size()];
    Map<String, Integer> firstTrack = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (String name : names(artists.get(i))) {
        Integer other = firstTrack.putIfAbsent(name, i);
        if (other != null) {
          parent[root(parent, i)] = root(parent, other);
        }
      }
    }
    int[] groups = new int[parent.length];
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      int root = root(parent, i);
      groups[i] = numbers.computeIfAbsent(root, r -> numbers.size());
    }
    return groups;
  }

  /** The names in an artist field, in lower case. */
  static List<String> names(String artist) {
    List<String> names = new ArrayList<>();
    for (String name : SEPARATOR.split(artist.toLowerCase(Locale.ROOT))) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private static int root(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
