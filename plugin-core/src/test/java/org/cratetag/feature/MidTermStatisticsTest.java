package org.cratetag.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cratetag.dsp.timbre.ShortTermFeatures;
import org.junit.jupiter.api.Test;

class MidTermStatisticsTest {
  private static final int ENERGY = 1;
  private static final int ENERGY_DEVIATION = 35;

  @Test
  void everyWindowCountsTheSame_alsoAShortLastOne() {
    // 20 frames of amplitude 1 and 5 of 1/2: energies 1 and 1/4 after scaling by the peak.
    float[] samples = new float[25 * ShortTermFeatures.FRAME_SAMPLES];
    for (int n = 0; n < samples.length; n++) {
      float amplitude = n < 20 * ShortTermFeatures.FRAME_SAMPLES ? 1 : 0.5f;
      samples[n] = n % 2 == 0 ? amplitude : -amplitude;
    }
    double[] values = statistics(samples);
    assertThat(values[ENERGY]).isCloseTo((1 + 0.25) / 2, within(1e-8));
    assertThat(values[ENERGY_DEVIATION]).isCloseTo(0, within(1e-12));
  }

  @Test
  void deviationIsThatOfThePopulation() {
    // Frames of energy 1 and 1/4 in turn.
    float[] samples = new float[20 * ShortTermFeatures.FRAME_SAMPLES];
    for (int n = 0; n < samples.length; n++) {
      float amplitude = n / ShortTermFeatures.FRAME_SAMPLES % 2 == 0 ? 1 : 0.5f;
      samples[n] = n % 2 == 0 ? amplitude : -amplitude;
    }
    double[] values = statistics(samples);
    assertThat(values[ENERGY]).isCloseTo(0.625, within(1e-8));
    assertThat(values[ENERGY_DEVIATION]).isCloseTo(0.375, within(1e-8));
  }

  private static double[] statistics(float[] samples) {
    double[] values = new double[2 * ShortTermFeatures.COUNT];
    MidTermStatistics.write(ShortTermFeatures.of(samples), values);
    return values;
  }
}
