package org.cratetag.lab.student;

import java.util.ArrayList;
import java.util.List;

/** Tracks of the world as clips. */
final class WorldClips {
  /** Where the teacher's tags begin among what its network gives. */
  private static final int FIRST_TAG = 2 * 753;

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
      float[] tags = new float[Math.max(0, track.base().length - FIRST_TAG)];
      for (int tag = 0; tag < tags.length; tag++) {
        tags[tag] = TeacherTags.logOdds(track.base()[FIRST_TAG + tag]);
      }
      for (float[] picture : track.pictures()) {
        clips.add(
            new GenreClip("world/" + track.name(), track.group(), picture, tags, kinds, right));
      }
    }
    return clips;
  }
}
