package org.cratetag.dsp.timbre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelBandsTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 40, 999, 1000, 1001, 4000, 11025})
  void melAndHertz_areInverse(double hz) {
    assertThat(MelBands.melToHz(MelBands.hzToMel(hz))).isCloseTo(hz, within(1e-9));
  }

  @Test
  void scaleIsSlaneys() {
    assertThat(MelBands.hzToMel(200)).isCloseTo(3, within(1e-12));
    assertThat(MelBands.hzToMel(6400)).isCloseTo(42, within(1e-12));
  }

  @Test
  void whiteSpectrum_givesEqualBands() {
    double[] power = new double[8193];
    Arrays.fill(power, 1);
    MelBands mel = new MelBands(40, 16384, 22050, 0, 11025);
    double[] bands = new double[mel.bands()];
    mel.apply(power, bands);
    for (double band : bands) {
      assertThat(band).isCloseTo(16384 / 22050.0, within(0.002));
    }
  }

  @Test
  void bandsBeyondHalfTheSampleRate_areRefused() {
    assertThatThrownBy(() -> new MelBands(40, 1024, 16000, 0, 8001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
