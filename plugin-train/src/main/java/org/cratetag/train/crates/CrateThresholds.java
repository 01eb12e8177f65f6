package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.calibrate.ThresholdChoice.Answer;

/**
 * From which probability a crate is said. First, its own answers out of fold decide, as in the
 * bundled pack: right as often as asked by the estimate of {@link ThresholdChoice}. That estimate
 * asks for ten right answers, more than a small crate has; so where no threshold comes of it, the
 * one of all crates' answers together stands, if at least {@value #FEWEST} of the crate's own
 * answers reach it and enough of these are right. Otherwise the crate is never said. A threshold
 * above the share asked for comes down to that where no answer between the two was seen: the lowest
 * score of a few right answers must not silence the next one. No crate is said that is less
 * probable than all others together, and none from a probability that more than {@value
 * #STRANGERS_SAID} of other music reach.
 *
 * @param precision wanted share of right answers
 */
record CrateThresholds(double precision) {
  private static final double LEAST = 0.5;
  private static final int FEWEST = 3;
  private static final int OWN_SUPPORT = 10;
  private static final int SUPPORT_TOGETHER = 20;

  /** Share of other music that may be taken for a crate. */
  private static final double STRANGERS_SAID = 0.01;

  /** For a crate's own answers. */
  ThresholdChoice own() {
    return new ThresholdChoice(precision, OWN_SUPPORT);
  }

  /**
   * Fills in the thresholds that small crates could not have of themselves, and keeps other music
   * out.
   *
   * @param fitted with the thresholds of {@link #own}
   * @param scores calibrated, {@code [rows][classes]}, out of fold
   * @param targets class of each row; the one behind the last crate is other music
   * @param crates how many there are
   */
  FittedCalibration filledIn(
      FittedCalibration fitted, double[][] scores, int[] targets, int crates) {
    List<Answer> together = new ArrayList<>();
    List<List<Answer>> ofLabel = new ArrayList<>();
    fitted.labels().forEach(label -> ofLabel.add(new ArrayList<>()));
    List<Double> strangers = new ArrayList<>();
    List<Double> strangersFamilies = new ArrayList<>();
    for (int row = 0; row < scores.length; row++) {
      int top = top(scores[row]);
      if (targets[row] == crates) {
        strangers.add(top < crates ? scores[row][top] : 0.0);
        strangersFamilies.add(topFamily(fitted, scores[row], crates));
      }
      if (top < crates) {
        Answer answer = new Answer(scores[row][top], top == targets[row]);
        together.add(answer);
        ofLabel.get(top).add(answer);
      }
    }
    double least = Math.max(LEAST, above(strangers));
    double leastOfFamily = Math.max(LEAST, above(strangersFamilies));
    double common =
        lowered(new ThresholdChoice(precision, SUPPORT_TOGETHER).choose(together), together);
    List<PackLabel> labels = new ArrayList<>();
    for (int i = 0; i < crates; i++) {
      PackLabel label = fitted.labels().get(i);
      List<Answer> answers = ofLabel.get(i);
      boolean isFilledIn = label.threshold() > 1 && isBorneOut(answers, common);
      double threshold = isFilledIn ? common : lowered(label.threshold(), answers);
      labels.add(new PackLabel(label.label(), label.family(), Math.max(least, threshold)));
    }
    return new FittedCalibration(
        fitted.calibration(),
        fitted.familyCalibration(),
        labels,
        fitted.families().stream()
            .filter(family -> !family.label().equals(OtherMusic.LABEL))
            .map(
                family ->
                    new PackFamily(family.label(), Math.max(leastOfFamily, family.threshold())))
            .toList());
  }

  /** The probability of the most probable family of a track that is in no crate; 0 for none. */
  private static double topFamily(FittedCalibration fitted, double[] scores, int crates) {
    double best = 0;
    double none = 0;
    for (PackFamily family : fitted.families()) {
      double sum = 0;
      for (int i = 0; i < scores.length; i++) {
        sum += fitted.labels().get(i).family().equals(family.label()) ? scores[i] : 0;
      }
      double probability = fitted.familyCalibration().apply(family.label(), Math.min(1, sum));
      if (family.label().equals(OtherMusic.LABEL)) {
        none = probability;
      } else {
        best = Math.max(best, probability);
      }
    }
    return best > none ? best : 0;
  }

  /** Just above what all but the permitted share of other music reach. */
  private static double above(List<Double> strangers) {
    if (strangers.isEmpty()) {
      return 0;
    }
    List<Double> surestFirst =
        strangers.stream().sorted((one, other) -> Double.compare(other, one)).toList();
    double reached = surestFirst.get((int) (STRANGERS_SAID * surestFirst.size()));
    return reached == 0 ? 0 : Math.min(1, Math.nextUp(reached));
  }

  private double lowered(double threshold, List<Answer> answers) {
    boolean isLowered =
        threshold <= 1
            && threshold > precision
            && answers.stream().noneMatch(a -> a.score() >= precision && a.score() < threshold);
    return isLowered ? precision : threshold;
  }

  private boolean isBorneOut(List<Answer> answers, double threshold) {
    List<Answer> said = answers.stream().filter(a -> a.score() >= threshold).toList();
    long right = said.stream().filter(Answer::right).count();
    return said.size() >= FEWEST && right >= precision * said.size();
  }

  static int top(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }
}
