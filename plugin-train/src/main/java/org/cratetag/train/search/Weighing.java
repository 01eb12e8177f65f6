package org.cratetag.train.search;

import java.util.List;
import org.cratetag.train.calibrate.TemperatureFit;

/**
 * Weights for a mean of several learners' scores, by greedy selection with replacement: pick after
 * pick, the candidate that makes the mean of all picks best; how often each was picked is its
 * weight (Caruana et al., "Ensemble selection from libraries of models", ICML 2004, sections 2 and
 * 2.1). Few picks leave the weights coarse, which keeps them from following the noise. The best
 * mean is that of the least negative log likelihood at the temperature that suits it, since a
 * temperature is fitted to the finished model too; the likelihood is steadier than the count of
 * right answers.
 */
final class Weighing {
  private final List<float[][]> scores;
  private final int[] targets;

  /**
   * A choice.
   *
   * @param scores of each candidate, {@code [rows][classes]}, of rows it did not learn from
   * @param targets class of each row
   */
  Weighing(List<float[][]> scores, int[] targets) {
    this.scores = List.copyOf(scores);
    this.targets = targets;
  }

  /** How often each candidate is among so many picks. */
  int[] pick(int picks) {
    int[] picked = new int[scores.size()];
    float[][] sum = new float[targets.length][scores.get(0)[0].length];
    for (int pick = 0; pick < picks; pick++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < picked.length; i++) {
        double loss = loss(sum, scores.get(i), pick + 1);
        if (loss < least) {
          least = loss;
          best = i;
        }
      }
      picked[best]++;
      add(sum, scores.get(best));
    }
    return picked;
  }

  private double loss(float[][] sum, float[][] candidate, int count) {
    float[][] mean = new float[sum.length][];
    for (int row = 0; row < mean.length; row++) {
      mean[row] = sum[row].clone();
      for (int i = 0; i < mean[row].length; i++) {
        mean[row][i] = (mean[row][i] + candidate[row][i]) / count;
      }
    }
    return TemperatureFit.of(mean, targets).loss();
  }

  private static void add(float[][] sum, float[][] scores) {
    for (int row = 0; row < sum.length; row++) {
      for (int i = 0; i < sum[row].length; i++) {
        sum[row][i] += scores[row][i];
      }
    }
  }
}
