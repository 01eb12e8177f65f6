package org.cratetag.train.deep.training;

/**
 * What an epoch came to.
 *
 * @param epoch its number, from 1
 * @param loss mean over its steps, with smoothing and mixing
 * @param validationLoss cross-entropy on the validation clips; NaN when there are none
 * @param validationAccuracy share of them that are right; NaN when there are none
 * @param seconds that it took
 */
public record EpochFigures(
    int epoch, double loss, double validationLoss, double validationAccuracy, double seconds) {
  /** Whether there were clips to judge it by. */
  public boolean isJudged() {
    return !Double.isNaN(validationLoss);
  }
}
