package org.cratetag.api.track;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tracks that belong together.
 *
 * @param name a subgenre, family or genre; never contains {@code ;}, {@code /} or {@code ,}
 * @param family the subgenre's family; empty for families and genres
 * @param tracks at least one, by path
 */
public record Crate(String name, Optional<String> family, List<LabelledTrack> tracks) {
  public Crate {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a crate needs a name");
    }
    Objects.requireNonNull(family, "family");
    tracks = List.copyOf(tracks);
    if (tracks.isEmpty()) {
      throw new IllegalArgumentException("the crate " + name + " is empty");
    }
  }
}
