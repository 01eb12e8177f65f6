package org.cratetag.train.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a source holds that is not in the data set made of it.
 *
 * @param unlabelled rows that nothing gives a label: tracks in no folder, or without a genre
 * @param rare labels with too few rows, with how many they have
 * @param unusable rows that cannot be used, with the reason
 */
public record LeftOut(
    List<RowOrigin> unlabelled, Map<String, Integer> rare, Map<RowOrigin, String> unusable) {
  /** Nothing. */
  public static final LeftOut NOTHING = new LeftOut(List.of(), Map.of(), Map.of());

  /** Copies the values, sorted. */
  public LeftOut {
    unlabelled = List.copyOf(unlabelled);
    rare = Collections.unmodifiableMap(new TreeMap<>(rare));
    unusable = Collections.unmodifiableMap(new TreeMap<>(unusable));
  }
}
