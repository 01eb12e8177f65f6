package org.cratetag.train.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A crate that is told by its tracks, wherever they lie.
 *
 * @param name as a label
 * @param family that the folders of its playlists name; empty where they name none
 * @param places where its owner keeps it, for people: {@code 2026/Peak}; several that are one crate
 * @param tracks files, in their order
 */
public record OwnCrate(
    String name, Optional<String> family, List<String> places, Set<Path> tracks) {
  public OwnCrate {
    places = List.copyOf(places);
    tracks = Collections.unmodifiableSet(new LinkedHashSet<>(tracks));
  }
}
