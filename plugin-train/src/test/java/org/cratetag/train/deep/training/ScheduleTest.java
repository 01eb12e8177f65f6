package org.cratetag.train.deep.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a step's rate, share of the mean and mixture are. */
class ScheduleTest {
  @Test
  void oneCycleRisesAndFalls() {
    Schedule schedule = new Schedule.OneCycle(0.01, 0.25);
    assertThat(schedule.rate(0)).isCloseTo(0.0004, within(1e-9));
    assertThat(schedule.rate(0.25)).isCloseTo(0.01, within(1e-9));
    assertThat(schedule.rate(0.125)).isCloseTo(0.0052, within(1e-9));
    assertThat(schedule.rate(1)).isCloseTo(1e-6, within(1e-9));
    assertThat(schedule.rate(0.5)).isLessThan(schedule.rate(0.3));
  }

  @Test
  void cosineFallsToZero_constantStays() {
    assertThat(new Schedule.Cosine(2).rate(0)).isEqualTo(2);
    assertThat(new Schedule.Cosine(2).rate(0.5)).isCloseTo(1, within(1e-12));
    assertThat(new Schedule.Cosine(2).rate(1)).isCloseTo(0, within(1e-12));
    assertThat(new Schedule.Constant(3).rate(0.7)).isEqualTo(3);
  }

  @Test
  void stochasticAverageIsThePlainMeanOfTheLastSteps() {
    Averaging averaging = new Averaging.Stochastic(0.5);
    double mean = 0;
    for (int step = 1; step <= 10; step++) {
      mean += averaging.share(step, 10) * (step - mean);
    }
    assertThat(mean).isCloseTo((6 + 7 + 8 + 9 + 10) / 5.0, within(1e-12));
  }

  @Test
  void exponentialAverageKeepsMoreTheLongerItRuns() {
    Averaging averaging = new Averaging.Exponential(0.99);
    assertThat(averaging.share(1, 10_000)).isCloseTo(1 - 2.0 / 11, within(1e-12));
    assertThat(averaging.share(5000, 10_000)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void betaDrawsLieNearTheEnds_forSmallParameters() {
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    int ends = 0;
    for (int i = 0; i < 10_000; i++) {
      double drawn = Batch.beta(0.3, random);
      sum += drawn;
      ends += drawn < 0.1 || drawn > 0.9 ? 1 : 0;
    }
    assertThat(sum / 10_000).isCloseTo(0.5, within(0.02));
    // Twice the regularised incomplete beta function I(0.1; 0.3, 0.3).
    assertThat(ends / 10_000.0).isCloseTo(0.565, within(0.015));
  }
}
