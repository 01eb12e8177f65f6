package org.cratetag.export.playlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A playlist of another program.
 *
 * @param folders that it is in, from the outermost in
 * @param name its own
 * @param isSmart whether its program finds the tracks by a rule, and does not say which they are
 * @param tracks in their order; one may come several times
 */
public record DjPlaylist(
    List<String> folders, String name, boolean isSmart, List<ListedTrack> tracks) {
  public DjPlaylist {
    folders = List.copyOf(folders);
    Objects.requireNonNull(name, "name");
    tracks = List.copyOf(tracks);
  }

  /** A playlist with its tracks. */
  public static DjPlaylist of(List<String> folders, String name, List<ListedTrack> tracks) {
    return new DjPlaylist(folders, name, false, tracks);
  }

  /** With the folders before it, for people: {@code House/Peak}. */
  public String place() {
    return place(folders, name);
  }

  static String place(List<String> folders, String name) {
    return String.join("/", names(folders, name));
  }

  /** The folders' names, then its own. */
  List<String> names() {
    return names(folders, name);
  }

  private static List<String> names(List<String> folders, String name) {
    List<String> names = new ArrayList<>(folders);
    names.add(name);
    return names;
  }
}
