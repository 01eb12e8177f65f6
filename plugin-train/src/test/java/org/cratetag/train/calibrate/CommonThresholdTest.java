package org.cratetag.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommonThresholdTest {
  private static final double[] OPEN = {0};

  @Test
  void answersAbove_areRightAsOftenAsWanted() {
    Scored scored = calibrated(5000);
    double threshold = CommonThreshold.find(scored, OPEN, OPEN, 0.9);
    assertThat(threshold).isBetween(0.7, 0.9);
    assertThat(rightShare(scored, threshold)).isGreaterThanOrEqualTo(0.9);
    assertThat(rightShare(scored, threshold - 0.01)).isLessThan(0.9);
  }

  @Test
  void nothingIsAdded_whenNothingIsWanted() {
    assertThat(CommonThreshold.find(calibrated(100), OPEN, OPEN, 0)).isZero();
  }

  @Test
  void strictThresholdsOfTheirOwn_needLessInCommon() {
    Scored scored = calibrated(5000);
    double[] strict = {0.95};
    assertThat(CommonThreshold.find(scored, strict, strict, 0.9)).isZero();
  }

  @Test
  void allAreSilenced_whenNoConfidenceIsRight() {
    Scored wrong = new Scored(List.of(new Scored.Row(0, 0.9, false, 0, 0.95, false, true)));
    assertThat(CommonThreshold.find(wrong, OPEN, OPEN, 0.9)).isEqualTo(ThresholdChoice.NEVER);
  }

  @Test
  void familyAnswers_whereTheLabelIsOfAnother() {
    Scored.Row row = new Scored.Row(0, 0.99, false, 0, 0.5, true, false);
    assertThat(CommonThreshold.find(new Scored(List.of(row)), OPEN, OPEN, 0.9)).isZero();
  }

  /** Families right with a chance of their score, labels of half that score. */
  private static Scored calibrated(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    return new Scored(
        Stream.generate(
                () -> {
                  double family = random.nextDouble();
                  double chance = random.nextDouble();
                  boolean label = chance < family / 2;
                  return new Scored.Row(0, family / 2, label, 0, family, chance < family, true);
                })
            .limit(rows)
            .toList());
  }

  /** With labels too unsure to be said at these thresholds. */
  private static double rightShare(Scored scored, double threshold) {
    List<Scored.Row> said =
        scored.rows().stream().filter(row -> row.familyScore() >= threshold).toList();
    return (double) said.stream().filter(Scored.Row::isFamilyRight).count() / said.size();
  }
}
