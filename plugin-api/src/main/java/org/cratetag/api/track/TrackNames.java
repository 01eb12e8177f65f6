package org.cratetag.api.track;

import java.util.Objects;
import java.util.Optional;

/**
 * What a file's tags call the track.
 *
 * @param artist the first one's name; empty when there is none
 * @param title empty when there is none
 */
public record TrackNames(Optional<String> artist, Optional<String> title) {
  /** Neither artist nor title. */
  public static final TrackNames NONE = new TrackNames(Optional.empty(), Optional.empty());

  /** Checks the values; blank ones are none. */
  public TrackNames {
    artist = Objects.requireNonNull(artist, "artist").filter(text -> !text.isBlank());
    title = Objects.requireNonNull(title, "title").filter(text -> !text.isBlank());
  }

  /** These names, and the other's where there are none. */
  public TrackNames or(TrackNames other) {
    return new TrackNames(artist.or(other::artist), title.or(other::title));
  }
}
