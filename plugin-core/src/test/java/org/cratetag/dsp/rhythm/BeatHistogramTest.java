package org.cratetag.dsp.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.cratetag.dsp.timbre.ShortTermFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatHistogramTest {
  @ParameterizedTest
  @ValueSource(ints = {6, 8, 10, 15, 20})
  void burstsInASteadyTone_areFound(int frames) {
    Random random = new Random(frames);
    int length = ShortTermFeatures.FRAME_SAMPLES;
    float[] samples = new float[200 * length];
    for (int n = 0; n < samples.length; n++) {
      boolean burst = n / length % frames == 2;
      double steady = 0.1 * Math.sin(2 * Math.PI * 40 * n / length);
      samples[n] = (float) (burst ? random.nextGaussian() : steady);
    }
    BeatHistogram beat = BeatHistogram.of(ShortTermFeatures.of(samples));
    assertThat(beat.bpm()).isCloseTo(1200.0 / frames, within(1e-9));
    assertThat(beat.ratio()).isBetween(0.6, 1.0);
  }

  @Test
  void nothingButSilence_hasTheShortestDistance_andNoShare() {
    BeatHistogram beat = BeatHistogram.of(ShortTermFeatures.of(new float[50_000]));
    assertThat(beat.bpm()).isCloseTo(1200, within(1e-9));
    assertThat(beat.ratio()).isZero();
  }

  @Test
  void oneFrame_isRefused() {
    ShortTermFeatures oneFrame = ShortTermFeatures.of(new float[1_500]);
    assertThatThrownBy(() -> BeatHistogram.of(oneFrame))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
