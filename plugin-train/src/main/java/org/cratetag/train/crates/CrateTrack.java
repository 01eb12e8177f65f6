package org.cratetag.train.crates;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.FeatureTensor;

/**
 * A track in a crate.
 *
 * @param path where it lies
 * @param crate the crate's name, as the pack will say it
 * @param artistKey equal for tracks whose tags name the same artist; empty where none is known
 * @param features what {@code edm-stats/1} hears in it
 */
public record CrateTrack(
    Path path, String crate, Optional<String> artistKey, FeatureTensor features) {
  /** Checks the values. */
  public CrateTrack {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(artistKey, "artistKey");
    Objects.requireNonNull(features, "features");
    if (crate.isBlank()) {
      throw new IllegalArgumentException("a crate without a name: " + path);
    }
  }
}
