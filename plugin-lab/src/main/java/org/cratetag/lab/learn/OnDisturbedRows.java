package org.cratetag.lab.learn;

import java.util.SplittableRandom;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;

/**
 * A learner that is shown each row several times, each time disturbed by another draw, so that it
 * learns how far to trust what is disturbed: the sets have Essentia's tempo where serving has ours,
 * which is not always the same.
 *
 * @param learner what learns from the rows
 * @param disturbance what is done to the rows
 * @param copies how often each row is shown, at least 1
 */
public record OnDisturbedRows(Learner learner, Disturbance disturbance, int copies)
    implements Learner {
  /** Makes rows as serving might have them. */
  @FunctionalInterface
  public interface Disturbance {
    /**
     * Disturbs.
     *
     * @param rows {@code [rows][features]}, not changed
     * @param seed equal seeds give equal rows
     * @return as many rows in the same order
     */
    float[][] disturb(float[][] rows, long seed);
  }

  public OnDisturbedRows {
    if (copies < 1) {
      throw new IllegalArgumentException(copies + " copies");
    }
  }

  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    float[][] shown = new float[copies * rows.length][];
    int[] shownTargets = new int[shown.length];
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int copy = 0; copy < copies; copy++) {
      int first = copy * rows.length;
      float[][] disturbed = disturbance.disturb(rows, seeds.nextLong());
      System.arraycopy(disturbed, 0, shown, first, rows.length);
      System.arraycopy(targets, 0, shownTargets, first, rows.length);
    }
    return learner.learn(shown, shownTargets, classes, seed);
  }

  @Override
  public String describe() {
    return "%s, on %d disturbed copies of each row".formatted(learner.describe(), copies);
  }
}
