package org.cratetag.export.playlist;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A playlist with the files that its tracks are here.
 *
 * @param folders that it is in, from the outermost in
 * @param name its own
 * @param here files, each once, in the playlist's order; absolute and normalised
 * @param missing tracks that are not here
 */
public record FoundPlaylist(
    List<String> folders, String name, List<Path> here, List<ListedTrack> missing) {
  public FoundPlaylist {
    folders = List.copyOf(folders);
    Objects.requireNonNull(name, "name");
    here = List.copyOf(here);
    missing = List.copyOf(missing);
  }

  /** With the folders before it, for people: {@code House/Peak}. */
  public String place() {
    return DjPlaylist.place(folders, name);
  }
}
