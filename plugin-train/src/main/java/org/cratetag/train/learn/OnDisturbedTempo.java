package org.cratetag.train.learn;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.EdmStatsLayout;

/**
 * A learner of vectors of {@code edm-stats/1} that is shown each row several times, each time with
 * its tempo off by another draw. The sets have Essentia's tempo where serving has ours, which is
 * not always the same; so the learner sees how far it may trust it.
 *
 * @param learner what learns from the rows
 * @param ratios draws the tempo that will be served over the tempo that the row has
 * @param copies how often each row is shown, at least 1
 */
public record OnDisturbedTempo(
    Learner learner, ToDoubleFunction<SplittableRandom> ratios, int copies) implements Learner {
  /** Checks the values. */
  public OnDisturbedTempo {
    if (copies < 1) {
      throw new IllegalArgumentException(copies + " copies");
    }
  }

  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    float[][] shown = new float[copies * rows.length][];
    int[] shownTargets = new int[shown.length];
    SplittableRandom random = new SplittableRandom(seed);
    for (int copy = 0; copy < copies; copy++) {
      int first = copy * rows.length;
      System.arraycopy(disturb(rows, ratios, random), 0, shown, first, rows.length);
      System.arraycopy(targets, 0, shownTargets, first, rows.length);
    }
    return learner.learn(shown, shownTargets, classes, seed);
  }

  @Override
  public String describe() {
    return "%s, each row shown %d times, its tempo as far off as ours is from the sets'"
        .formatted(learner.describe(), copies);
  }

  /**
   * Copies of rows whose tempo is off.
   *
   * @param rows vectors of {@code edm-stats/1}; a row without tempo stays so
   * @param ratios draws the factor of each tempo, above 0; the product is folded into [90, 180)
   */
  public static float[][] disturb(
      float[][] rows, ToDoubleFunction<SplittableRandom> ratios, SplittableRandom random) {
    float[][] disturbed = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      disturbed[i] = rows[i].clone();
      double bpm = rows[i][EdmStats.TEMPO_BPM] * ratios.applyAsDouble(random);
      disturbed[i][EdmStats.TEMPO_BPM] = (float) EdmStatsLayout.fold(bpm);
    }
    return disturbed;
  }
}
