package org.cratetag.dsp.timbre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTermFeaturesTest {
  private static final int FRAME = ShortTermFeatures.FRAME_SAMPLES;

  @ParameterizedTest
  @ValueSource(ints = {40, 77, 200, 501})
  void sineOfWholeCyclesAFrame_hasTheShapeOfOneBin(int bin) {
    float[] samples = new float[12 * FRAME];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.3 * Math.sin(2 * Math.PI * bin * (n + 0.25) / FRAME));
    }
    ShortTermFeatures features = ShortTermFeatures.of(samples);
    for (int t = 0; t < features.frames(); t++) {
      assertThat(features.feature(0)[t])
          .as("zero crossings")
          .isCloseTo(2.0 * bin / FRAME, within(2e-3));
      assertThat(features.feature(1)[t]).as("energy").isCloseTo(0.5, within(5e-3));
      assertThat(features.feature(3)[t]).as("centroid").isCloseTo((bin + 1) / 551.0, within(1e-3));
      assertThat(features.feature(4)[t]).as("spread").isLessThan(5e-3);
      assertThat(features.feature(5)[t]).as("spectral entropy").isCloseTo(0, within(1e-6));
      assertThat(features.feature(6)[t]).as("flux").isCloseTo(0, within(1e-6));
      assertThat(features.feature(7)[t]).as("roll-off").isEqualTo(bin / 551.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"180, 0", "190, 1", "214, 3", "361, 0", "359, -1"})
  void sineInTheHighestBinOfANote_isInItsChromaClass_inALowerOneInNone(int bin, int chromaClass) {
    float[] samples = new float[8 * FRAME];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) Math.sin(2 * Math.PI * bin * n / FRAME);
    }
    ShortTermFeatures features = ShortTermFeatures.of(samples);
    for (int other = 0; other < 12; other++) {
      double chroma = features.feature(21 + other)[3];
      assertThat(chroma > 0.01)
          .as("class %d has %s", other, chroma)
          .isEqualTo(other == chromaClass);
    }
  }

  @Test
  void steadyNoise_hasNearlyFullEntropies_andCentroidInTheMiddle() {
    Random random = new Random(1);
    float[] samples = new float[40 * FRAME];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) random.nextGaussian();
    }
    ShortTermFeatures features = ShortTermFeatures.of(samples);
    double full = Math.log(10) / Math.log(2);
    for (int t = 0; t < features.frames(); t++) {
      assertThat(features.feature(0)[t]).isCloseTo(0.5, within(0.07));
      assertThat(features.feature(2)[t]).isBetween(full - 0.1, full);
      assertThat(features.feature(3)[t]).isCloseTo(0.5, within(0.06));
      assertThat(features.feature(5)[t]).isBetween(full - 0.2, full);
    }
  }

  @Test
  void silence_hasTheValuesOfTheGuards() {
    ShortTermFeatures features = ShortTermFeatures.of(new float[3 * FRAME]);
    for (int feature = 0; feature < ShortTermFeatures.COUNT; feature++) {
      double expected = feature == 8 ? Math.sqrt(40) * Math.log10(Math.ulp(1.0)) : 0;
      assertThat(features.feature(feature)).containsOnly(new double[] {expected}, within(1e-12));
    }
  }

  @Test
  void restShorterThanAFrame_isLeftOut() {
    assertThat(ShortTermFeatures.of(new float[FRAME - 1]).frames()).isZero();
    assertThat(ShortTermFeatures.of(new float[20 * FRAME + 1]).frames()).isEqualTo(20);
  }

  @Test
  void framesAfterABatch_seeTheFrameBefore() {
    Random random = new Random(2);
    float[] samples = new float[20 * FRAME];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) random.nextGaussian() * (n / FRAME == 8 ? 1 : 0);
    }
    double[] flux = ShortTermFeatures.of(samples).feature(6);
    assertThat(flux[0]).isZero();
    assertThat(flux[8]).isGreaterThan(1e-4);
    assertThat(flux[9]).isGreaterThan(1e-4);
    assertThat(flux[12]).isCloseTo(0, within(1e-12));
  }
}
