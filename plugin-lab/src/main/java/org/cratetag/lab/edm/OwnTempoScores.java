package org.cratetag.lab.edm;

import org.cratetag.lab.learn.OnDisturbedRows.Disturbance;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.learn.LearnedModel;

/** Out-of-fold scores of the same rows with their tempo as ours would be. */
final class OwnTempoScores {
  private final float[][] measured;
  private final float[][] plain;

  /**
   * To be filled fold by fold.
   *
   * @param rows of the whole table
   */
  OwnTempoScores(int rows) {
    measured = new float[rows][];
    plain = new float[rows][];
  }

  /**
   * Scores the tested rows of a fold again.
   *
   * @param rows the tested rows
   * @param numbers of these rows in the table
   */
  void add(LearnedModel model, float[][] rows, int[] numbers, long seed) {
    add(model, rows, numbers, seed, OwnTempo.JUDGED, measured);
    add(model, rows, numbers, seed, OwnTempo.JUDGED_ON_PLAIN_TEMPO, plain);
  }

  /** Notes the figures, whose names begin alike. */
  void note(String figure, int[] targets, Figures figures) {
    Accuracy accuracy = Accuracy.of(measured, targets);
    figures.addWithSpread(figure + "OwnTempoTop1", accuracy.top1());
    figures.add(figure + "OwnTempoTop3", accuracy.top3());
    figures.add(figure + "OwnPlainTempoTop1", Accuracy.of(plain, targets).top1());
  }

  private static void add(
      LearnedModel model,
      float[][] rows,
      int[] numbers,
      long seed,
      Disturbance disturbance,
      float[][] to) {
    float[][] scores = model.probabilities(disturbance.disturb(rows, seed));
    for (int i = 0; i < numbers.length; i++) {
      to[numbers[i]] = scores[i];
    }
  }
}
