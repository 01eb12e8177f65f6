package org.cratetag.lab.student;

import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;

/**
 * A mel picture with what is known of it.
 *
 * @param name of the clip, with its set
 * @param group what must not be divided: an artist
 * @param picture {@code [1][bands][columns]}, the lowest band first, within [0, 1]
 * @param tags the teacher's log-odds; none where it was not asked
 * @param kinds what it is, as its set calls it; none where nobody knows
 * @param right 1 for each of {@link GenreLabels#ALL} that is right; all 0 where nobody knows
 */
record GenreClip(
    String name, String group, float[] picture, float[] tags, List<String> kinds, float[] right) {
  GenreClip {
    kinds = List.copyOf(kinds);
  }

  boolean isTaught() {
    return tags.length > 0;
  }

  boolean isLabelled() {
    for (float each : right) {
      if (each > 0) {
        return true;
      }
    }
    return false;
  }

  /** As a clip that the student learns from. */
  Clip toLearn(float[] mean, float[] deviation) {
    float[] wanted = new float[tags.length];
    for (int tag = 0; tag < wanted.length; tag++) {
      wanted[tag] = (tags[tag] - mean[tag]) / deviation[tag];
    }
    int columns = picture.length / StudentNetwork.BANDS;
    TensorShape shape = TensorShape.of(1, StudentNetwork.BANDS, columns);
    return new Clip(name, group, -1, wanted, shape, picture);
  }

  @Override
  public String toString() {
    return name + " " + kinds;
  }
}
