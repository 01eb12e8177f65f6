package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.pack.PackLabel;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.calibrate.ThresholdChoice.Answer;

/**
 * From which probability a crate is said. First, its own answers out of fold decide, as in the
 * bundled pack: right nine times in ten by the estimate of {@link ThresholdChoice}. That estimate
 * asks for ten right answers, more than a small crate has; so where no threshold comes of it, the
 * one of all crates' answers together stands, if at least {@value #FEWEST} of the crate's own
 * answers reach it and nine in ten of these are right. Otherwise the crate is never said. A
 * threshold above nine in ten comes down to that where no answer between the two was seen: the
 * lowest score of a few right answers must not silence the next one. No crate is said that is less
 * probable than all others together.
 */
final class CrateThresholds {
  private static final double PRECISION = 0.9;
  private static final double LEAST = 0.5;
  private static final int FEWEST = 3;

  /** For a crate's own answers. */
  static final ThresholdChoice OWN = new ThresholdChoice(PRECISION, 10);

  private static final ThresholdChoice TOGETHER = new ThresholdChoice(PRECISION, 20);

  private CrateThresholds() {}

  /**
   * Fills in the thresholds that small crates could not have of themselves.
   *
   * @param fitted with the thresholds of {@link #OWN}
   * @param scores calibrated, {@code [rows][classes]}, out of fold
   * @param targets class of each row
   */
  static FittedCalibration filledIn(FittedCalibration fitted, double[][] scores, int[] targets) {
    List<Answer> together = new ArrayList<>();
    List<List<Answer>> ofLabel = new ArrayList<>();
    fitted.labels().forEach(label -> ofLabel.add(new ArrayList<>()));
    for (int row = 0; row < scores.length; row++) {
      int top = top(scores[row]);
      Answer answer = new Answer(scores[row][top], top == targets[row]);
      together.add(answer);
      ofLabel.get(top).add(answer);
    }
    double common = lowered(TOGETHER.choose(together), together);
    List<PackLabel> labels = new ArrayList<>();
    for (int i = 0; i < ofLabel.size(); i++) {
      PackLabel label = fitted.labels().get(i);
      List<Answer> answers = ofLabel.get(i);
      boolean isFilledIn = label.threshold() > 1 && isBorneOut(answers, common);
      double threshold = isFilledIn ? common : lowered(label.threshold(), answers);
      labels.add(new PackLabel(label.label(), label.family(), Math.max(LEAST, threshold)));
    }
    return new FittedCalibration(
        fitted.calibration(), fitted.familyCalibration(), labels, fitted.families());
  }

  private static double lowered(double threshold, List<Answer> answers) {
    boolean isLowered =
        threshold <= 1
            && threshold > PRECISION
            && answers.stream().noneMatch(a -> a.score() >= PRECISION && a.score() < threshold);
    return isLowered ? PRECISION : threshold;
  }

  private static boolean isBorneOut(List<Answer> answers, double threshold) {
    List<Answer> said = answers.stream().filter(a -> a.score() >= threshold).toList();
    long right = said.stream().filter(Answer::right).count();
    return said.size() >= FEWEST && right >= PRECISION * said.size();
  }

  static int top(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
