package org.cratetag.train.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.track.FeatureTensor;

/**
 * A track of a library with all that can make a row of it.
 *
 * @param path where it lies
 * @param features what the front-end hears in it
 * @param artistKey equal for tracks whose tags name the same artist; empty where none is known
 * @param genres the genres in its tags, without those that Cratetag wrote
 */
public record HeardTrack(
    Path path, FeatureTensor features, Optional<String> artistKey, List<String> genres) {
  public HeardTrack {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(artistKey, "artistKey");
    genres = List.copyOf(genres);
  }

  /** A track of which nothing but its sound is known. */
  public static HeardTrack of(Path path, FeatureTensor features) {
    return new HeardTrack(path, features, Optional.empty(), List.of());
  }
}
