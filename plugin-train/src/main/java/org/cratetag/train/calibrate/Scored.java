package org.cratetag.train.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * What the decision stage looks at in each row: its most probable label and its most probable
 * family.
 *
 * @param rows one a row
 */
record Scored(List<Row> rows) {
  /**
   * A row.
   *
   * @param label its most probable label
   * @param labelScore the label's calibrated probability
   * @param isLabelRight whether the label is true
   * @param family its most probable family
   * @param familyScore the family's calibrated probability
   * @param isFamilyRight whether the family is true
   * @param isLabelOfFamily whether the label is of that family; else it is not said
   */
  record Row(
      int label,
      double labelScore,
      boolean isLabelRight,
      int family,
      double familyScore,
      boolean isFamilyRight,
      boolean isLabelOfFamily) {}

  /** Copies the rows. */
  Scored {
    rows = List.copyOf(rows);
  }

  /**
   * Looks.
   *
   * @param labelScores {@code [rows][labels]}
   * @param familyScores {@code [rows][families]}
   * @param familyOf family of each label
   * @param targets label of each row
   */
  static Scored of(double[][] labelScores, double[][] familyScores, int[] familyOf, int[] targets) {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < targets.length; row++) {
      int label = top(labelScores[row]);
      int family = top(familyScores[row]);
      rows.add(
          new Row(
              label,
              labelScores[row][label],
              label == targets[row],
              family,
              familyScores[row][family],
              family == familyOf[targets[row]],
              family == familyOf[label]));
    }
    return new Scored(rows);
  }

  /** Each label's threshold, over the rows where the decision stage would come to ask for it. */
  double[] labelThresholds(int labels, ThresholdChoice choice) {
    double[] thresholds = new double[labels];
    for (int i = 0; i < labels; i++) {
      int label = i;
      thresholds[i] =
          choice.choose(
              rows.stream()
                  .filter(row -> row.label() == label && row.isLabelOfFamily())
                  .map(row -> new ThresholdChoice.Answer(row.labelScore(), row.isLabelRight()))
                  .toList());
    }
    return thresholds;
  }

  /** Each family's threshold. */
  double[] familyThresholds(int families, ThresholdChoice choice) {
    double[] thresholds = new double[families];
    for (int i = 0; i < families; i++) {
      int family = i;
      thresholds[i] =
          choice.choose(
              rows.stream()
                  .filter(row -> row.family() == family)
                  .map(row -> new ThresholdChoice.Answer(row.familyScore(), row.isFamilyRight()))
                  .toList());
    }
    return thresholds;
  }

  private static int top(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
