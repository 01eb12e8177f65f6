package org.cratetag.lab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.learn.DerivedFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothFeaturesTest {
  private static final int TEMPO_BUMPS = 31;

  @ParameterizedTest
  @CsvSource({"90, 0, 1", "126, 12, 1", "127, 12, 0.6667", "127, 13, 0.3333", "180, 30, 1"})
  void bumpRisesToItsTempo_andFallsToItsNeighbours(float bpm, int bump, double height) {
    assertThat((double) bumps(bpm)[bump]).isCloseTo(height, within(1e-4));
  }

  @Test
  void bumpsOfATempo_sumToOne() {
    for (int bpm = 90; bpm < 180; bpm++) {
      float sum = 0;
      for (float bump : bumps(bpm)) {
        sum += bump;
      }
      assertThat(sum).isBetween(0.9999f, 1.0001f);
    }
  }

  @Test
  void noBump_withoutATempo() {
    assertThat(bumps(0)).containsOnly(0f);
  }

  @Test
  void featuresAreFinite_onSilence() {
    for (float feature : SmoothFeatures.of(new float[EdmStats.SIZE])) {
      assertThat(feature).isFinite();
    }
  }

  private static float[] bumps(float bpm) {
    float[] vector = new float[EdmStats.SIZE];
    vector[EdmStats.TEMPO_BPM] = bpm;
    int from = DerivedFeatures.size();
    return Arrays.copyOfRange(SmoothFeatures.of(vector), from, from + TEMPO_BUMPS);
  }
}
