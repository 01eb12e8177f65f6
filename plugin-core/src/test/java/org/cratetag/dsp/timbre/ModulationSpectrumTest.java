package org.cratetag.dsp.timbre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulationSpectrumTest {
  private static double[] bands(IntToDoubleFunction curve) {
    double[] values = new double[ModulationSpectrum.LENGTH];
    for (int n = 0; n < values.length; n++) {
      values[n] = curve.applyAsDouble(n);
    }
    double[] bands = new double[ModulationSpectrum.BANDS];
    new ModulationSpectrum().apply(values, bands);
    return bands;
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "13, 4", "28, 6"})
  void sine_isInItsBand(int cycles, int band) {
    double[] bands = bands(n -> 3 + Math.sin(2 * Math.PI * cycles * n / 64));
    for (int other = 0; other < bands.length; other++) {
      if (other != band) {
        assertThat(bands[other]).isLessThan(1e-12);
      }
    }
    // A sine under a Hann window: 1/4 in its bin and 1/8 in either neighbour.
    int width = new int[] {1, 2, 3, 4, 5, 7, 10}[band];
    double expected = Math.sqrt((1 / 16.0 + 2 / 64.0) / width);
    assertThat(bands[band]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void constantCurve_doesNotSway() {
    assertThat(bands(n -> 7)).containsOnly(0);
  }

  @Test
  void twiceTheCurve_swaysTwiceAsMuch() {
    IntToDoubleFunction curve = n -> (n * n) % 17;
    double[] once = bands(curve);
    double[] twice = bands(n -> 2 * curve.applyAsDouble(n) - 5);
    for (int band = 0; band < once.length; band++) {
      assertThat(twice[band]).isCloseTo(2 * once[band], within(1e-12));
    }
  }

  @Test
  void curveOfAnotherLength_isRefused() {
    assertThatThrownBy(() -> new ModulationSpectrum().apply(new double[63], new double[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64");
  }
}
