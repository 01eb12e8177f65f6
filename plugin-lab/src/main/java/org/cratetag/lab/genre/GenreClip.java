package org.cratetag.lab.genre;

import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;

/**
 * A mel picture with what is known of it.
 *
 * @param name of the clip, with its set
 * @param group what must not be divided: an artist
 * @param picture {@code [1][bands][columns]}, the lowest band first, within [0, 1]
 * @param taught what the teacher gives of it, its tags' log-odds and its inner features, {@code
 *     NaN} where that is not known; none where it was not asked
 * @param kinds what it is, as its set calls it; none where nobody knows
 * @param right 1 for each of {@link GenreLabels#ALL} that is right; all 0 where nobody knows
 */
record GenreClip(
    String name, String group, float[] picture, float[] taught, List<String> kinds, float[] right) {
  /** Of the up to three clips of a track of the world, against one of other sets. */
  private static final double WORLD_WEIGHT = 0.5;

  /** The set of free music. */
  static final String WORLD = "world";

  GenreClip {
    kinds = List.copyOf(kinds);
  }

  boolean isTaught() {
    return taught.length > 0;
  }

  boolean isLabelled() {
    for (float each : right) {
      if (each > 0) {
        return true;
      }
    }
    return false;
  }

  /** The set that it is of, as its name begins. */
  String set() {
    return name.substring(0, name.indexOf('/'));
  }

  /** Whether the teacher's inner features are known. */
  boolean hasInner() {
    return isTaught() && !Float.isNaN(taught[taught.length - 1]);
  }

  /** As a row that a head learns from. */
  GenreHead.Row toRow(float[] features) {
    return new GenreHead.Row(features, right, set().equals(WORLD) ? WORLD_WEIGHT : 1);
  }

  /** As a clip that the student learns from. */
  Clip toLearn(float[] mean, float[] deviation) {
    float[] wanted = new float[taught.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (taught[i] - mean[i]) / deviation[i];
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
