package org.cratetag.train.calibrate;

import org.cratetag.train.calibrate.Scored.Row;

/**
 * The confidence that every answer needs beside its own threshold, so that of all that is said,
 * labels and families together, enough is right. Calibrated confidences mean the same for every
 * label, so one bound for all says most at a wanted precision; thresholds of each label alone would
 * keep silent on labels with few answers, and say unsure ones of labels with many sure ones.
 */
final class CommonThreshold {
  private static final int STEPS = 100;

  private CommonThreshold() {}

  /**
   * The lowest in steps of a hundredth.
   *
   * @param scored the rows to find it by
   * @param labelThresholds each label's own
   * @param familyThresholds each family's own
   * @param precision wanted share of right answers
   * @return {@link ThresholdChoice#NEVER} when no confidence brings that
   */
  static double find(
      Scored scored, double[] labelThresholds, double[] familyThresholds, double precision) {
    for (int step = 0; step < STEPS; step++) {
      double least = (double) step / STEPS;
      int said = 0;
      int right = 0;
      for (Row row : scored.rows()) {
        boolean label =
            row.isLabelOfFamily()
                && row.labelScore() >= Math.max(least, labelThresholds[row.label()]);
        boolean family =
            !label && row.familyScore() >= Math.max(least, familyThresholds[row.family()]);
        said += label || family ? 1 : 0;
        right += label && row.isLabelRight() || family && row.isFamilyRight() ? 1 : 0;
      }
      if (said > 0 && right >= precision * said) {
        return least;
      }
    }
    return ThresholdChoice.NEVER;
  }
}
