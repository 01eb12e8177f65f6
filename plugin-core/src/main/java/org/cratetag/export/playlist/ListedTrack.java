package org.cratetag.export.playlist;

import java.util.List;
import java.util.Objects;

/**
 * A track as a playlist names it.
 *
 * @param listed for people: as the playlist has it
 * @param places the paths that it may mean, the likeliest first, whole and with {@code /} between
 *     names: {@code D:/Music/a.mp3}; none where it is no file
 */
public record ListedTrack(String listed, List<String> places) {
  public ListedTrack {
    Objects.requireNonNull(listed, "listed");
    places = List.copyOf(places);
  }

  /** A track at a place that leaves no doubt. */
  public static ListedTrack at(String place) {
    return new ListedTrack(place, List.of(place));
  }
}
