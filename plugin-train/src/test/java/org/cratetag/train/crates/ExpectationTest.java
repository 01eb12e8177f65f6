package org.cratetag.train.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.junit.jupiter.api.Test;

/** Interval, temperature and thresholds of crates. */
class ExpectationTest {
  @Test
  void interval_isThatOfTheTextbooks() {
    Interval tenOfTwenty = Interval.wilson(0.5, 20);
    assertThat(tenOfTwenty.low()).isCloseTo(0.299, within(0.001));
    assertThat(tenOfTwenty.high()).isCloseTo(0.701, within(0.001));
    assertThat(Interval.wilson(1, 20).low()).isCloseTo(0.839, within(0.001));
    assertThat(Interval.wilson(1, 20).high()).isEqualTo(1);
  }

  @Test
  void temperature_makesConfidenceTheShareOfRightAnswers() {
    double[][] scores = new double[98][];
    Arrays.fill(scores, new double[] {0.6, 0.3, 0.1});
    Calibration.Temperature temperature = CrateTemperature.fit(scores, 80 / 98.0);
    assertThat(CrateTemperature.confidence(scores, temperature)).isCloseTo(0.81, within(1e-6));
  }

  @Test
  void temperature_leavesDoubt_whenAllAnswersAreRight() {
    double[][] scores = new double[28][];
    Arrays.fill(scores, new double[] {0.8, 0.2});
    Calibration.Temperature temperature = CrateTemperature.fit(scores, 1);
    assertThat(temperature.apply(scores[0])[0]).isCloseTo(29 / 30.0, within(1e-6));
  }

  @Test
  void smallCrate_takesTheThresholdOfAllCratesTogether() {
    List<double[]> scores = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    add(scores, targets, 40, 0, 0, 0.8);
    add(scores, targets, 10, 0, 1, 0.4);
    add(scores, targets, 5, 1, 1, 0.85);
    assertThat(thresholds(scores, targets)).containsExactly(0.8, 0.8);
  }

  @Test
  void smallCrate_isNeverSaid_whenItsOwnAnswersAreWrong() {
    List<double[]> scores = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    add(scores, targets, 60, 0, 0, 0.8);
    add(scores, targets, 3, 1, 1, 0.85);
    add(scores, targets, 2, 1, 0, 0.85);
    assertThat(thresholds(scores, targets)).containsExactly(0.8, ThresholdChoice.NEVER);
  }

  @Test
  void thresholdOfCertainAnswers_isLoweredToNineInTen() {
    List<double[]> scores = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    add(scores, targets, 30, 0, 0, 0.99);
    add(scores, targets, 30, 1, 1, 0.95);
    assertThat(thresholds(scores, targets)).containsExactly(0.9, 0.9);
  }

  @Test
  void otherMusic_isNotReached_byMoreThanOneInAHundred() {
    List<double[]> scores = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    add(scores, targets, 400, 0, 0, 0.6);
    add(scores, targets, 400, 1, 1, 0.8);
    add(scores, targets, 1, 0, 2, 0.9);
    add(scores, targets, 2, 0, 2, 0.7);
    add(scores, targets, 97, 0, 2, 0.3);
    List<Double> thresholds = thresholds(scores, targets);
    assertThat(thresholds.get(0)).isBetween(0.7, 0.8);
    assertThat(thresholds.get(1)).isEqualTo(0.8);
  }

  private static void add(
      List<double[]> scores, List<Integer> targets, int rows, int said, int target, double score) {
    for (int i = 0; i < rows; i++) {
      scores.add(said == 0 ? new double[] {score, 0.1} : new double[] {0.1, score});
      targets.add(target);
    }
  }

  /** First of all the thresholds that large crates have of themselves, then those of small ones. */
  private static List<Double> thresholds(List<double[]> scores, List<Integer> targets) {
    CrateThresholds careful = new CrateThresholds(0.9);
    List<PackLabel> labels = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      List<ThresholdChoice.Answer> answers = new ArrayList<>();
      for (int row = 0; row < targets.size(); row++) {
        if (CrateThresholds.top(scores.get(row)) == label) {
          boolean right = targets.get(row) == label;
          answers.add(new ThresholdChoice.Answer(scores.get(row)[label], right));
        }
      }
      labels.add(new PackLabel("crate " + label, "All", careful.own().choose(answers)));
    }
    FittedCalibration fitted =
        new FittedCalibration(
            new Calibration.Temperature(1),
            new FamilyCalibration.Logistic(Map.of("All", new FamilyCalibration.Line(1, 0))),
            labels,
            List.of(new PackFamily("All", 0.5)));
    int[] classes = targets.stream().mapToInt(Integer::intValue).toArray();
    return careful.filledIn(fitted, scores.toArray(double[][]::new), classes, 2).labels().stream()
        .map(PackLabel::threshold)
        .toList();
  }
}
