package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cratetag.dsp.rhythm.Rhythm;
import org.junit.jupiter.api.Test;

class BeatCountingTest {
  /** Nothing but a density of onsets a second. */
  private static Rhythm dense(double onsetsASecond) {
    float[] values = new float[Rhythm.SIZE];
    values[0] = (float) onsetsASecond;
    return Rhythm.of(values);
  }

  @Test
  void probabilities_areThree_andSumToOne() {
    double[] probabilities = BeatCounting.bundled().probabilities(dense(5), 120);
    assertThat(probabilities).hasSize(3);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void denserMusic_isMoreLikelyCountedFast() {
    double[] calm = BeatCounting.bundled().probabilities(dense(1.5), 95);
    double[] dense = BeatCounting.bundled().probabilities(dense(9), 95);
    assertThat(dense[2]).isGreaterThan(calm[2]);
    assertThat(calm[0]).isGreaterThan(dense[0]);
  }

  @Test
  void onsets_decideWhereNoStyleIsHeard() {
    BeatCounting fast = certainOf(1);
    TempoOctave octave = new TempoOctave(TempoSettings.DEFAULT, fast);
    assertThat(octave.choose(100, Optional.of(dense(5)), List.of())).isEqualTo(200);
    assertThat(octave.choose(100, Optional.empty(), List.of())).isEqualTo(100);
  }

  @Test
  void rangeOfTheUser_holdsWhateverTheOnsetsSay() {
    TempoOctave octave = new TempoOctave(new TempoSettings(70, 180, 0), certainOf(1));
    assertThat(octave.choose(100, Optional.of(dense(5)), List.of())).isEqualTo(100);
  }

  @Test
  void weightsOfAnotherNumber_areRefused() {
    assertThatThrownBy(() -> new BeatCounting(new double[3], new double[3], new double[3]))
        .hasMessageContaining("40");
  }

  /** Weighs the counted tempo alone. */
  private static BeatCounting certainOf(int octaves) {
    double[] deviations = new double[Rhythm.COUNTED];
    Arrays.fill(deviations, 1);
    double[] weights = new double[Rhythm.COUNTED];
    weights[36] = 20 * octaves;
    return new BeatCounting(new double[Rhythm.COUNTED], deviations, weights);
  }
}
