package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tracks of the world as clips. */
final class WorldClips {
  /** Where mean-pooled inner features, and tags, begin among what the teacher's network gives. */
  private static final int FIRST_INNER = TeacherTags.INNER;

  private static final int FIRST_TAG = 2 * TeacherTags.INNER;

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
      float[] taught = taught(track.base());
      for (float[] picture : track.pictures()) {
        clips.add(
            new GenreClip("world/" + track.name(), track.group(), picture, taught, kinds, right));
      }
    }
    return clips;
  }

  private static float[] taught(float[] base) {
    if (base.length == 0) {
      return base;
    }
    float[] tags = new float[TeacherTags.TAGS];
    for (int tag = 0; tag < tags.length; tag++) {
      tags[tag] = TeacherTags.logOdds(base[FIRST_TAG + tag]);
    }
    return TeacherTags.joined(tags, Arrays.copyOfRange(base, FIRST_INNER, FIRST_TAG));
  }
}
