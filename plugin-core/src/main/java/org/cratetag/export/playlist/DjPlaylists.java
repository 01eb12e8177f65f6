package org.cratetag.export.playlist;

import java.util.List;

/**
 * All playlists that were read.
 *
 * @param playlists in their order
 * @param unread what could not be read as a playlist, with the reason
 */
public record DjPlaylists(List<DjPlaylist> playlists, List<String> unread) {
  public DjPlaylists {
    playlists = List.copyOf(playlists);
    unread = List.copyOf(unread);
  }
}
