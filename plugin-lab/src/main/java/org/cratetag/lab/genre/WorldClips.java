package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.List;

/** Tracks of the world as clips. */
final class WorldClips {
  /** A kind of which nobody knows how it sounds: nothing is learned but the teacher's tags. */
  private static final String UNTOLD = "Game Music";

  private WorldClips() {}

  /** The clips of all tracks, one after the other. */
  static List<GenreClip> of(List<WorldTrack> tracks) {
    GenreLabels labels = new GenreLabels();
    List<GenreClip> clips = new ArrayList<>();
    for (WorldTrack track : tracks) {
      List<String> kinds = track.kind().equals(UNTOLD) ? List.of() : List.of(track.kind());
      float[] right = labels.right(kinds);
      float[] taught = track.base().length == 0 ? track.base() : TeacherTags.taught(track.base());
      for (float[] picture : track.pictures()) {
        clips.add(new GenreClip(name(track), track.group(), picture, taught, kinds, right));
      }
    }
    return clips;
  }

  /** What the clips of a track are called. */
  static String name(WorldTrack track) {
    return GenreClip.WORLD + "/" + track.name();
  }
}
