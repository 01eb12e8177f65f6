package org.cratetag.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdmStatsTest {
  private static final FrontEnd FRONT_END = FrontEnd.of("edm-stats/1");
  private static final int GAIN_FREE_VALUES = 70;

  private final EdmStats edmStats = new EdmStats();

  @Test
  void frontEndOfAnotherNameOrWithParameters_isNotSupported() {
    assertThat(edmStats.supports(FRONT_END)).isTrue();
    assertThat(edmStats.supports(FrontEnd.of("edm-stats/2"))).isFalse();
    assertThat(edmStats.supports(new FrontEnd("edm-stats/1", Map.of("hop", "1")))).isFalse();
  }

  @Test
  void tensorHasOneRowOf73FiniteValues() throws Exception {
    assertThat(edmStats.extract(pcm(1, 2), FRONT_END).shape()).containsExactly(73);
    assertFinite(values(pcm(1, 2)));
  }

  @Test
  void steadyBeat_hasItsTempo() throws Exception {
    float[] values = values(GoldenSignals.pcm(GoldenMusic.house(20)));
    assertThat(values[EdmStats.TEMPO_BPM]).isCloseTo(126, within(0.5f));
    assertThat(values[EdmStats.TEMPO_CONFIDENCE]).isBetween(0.2f, 1f);
    assertThat(values[EdmStats.BANDWIDTH_HZ]).isGreaterThan(10_900);
  }

  @Test
  void noise_hasNoTempo() throws Exception {
    float[] values = values(GoldenSignals.pcm(GoldenSignals.samples("white-noise")));
    assertThat(values[EdmStats.TEMPO_BPM]).isZero();
    assertThat(values[EdmStats.TEMPO_CONFIDENCE]).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.5f, -1, 1e-5f})
  void constantSamples_areSilence(float level) {
    float[] samples = new float[44_100];
    Arrays.fill(samples, level);
    assertThatThrownBy(() -> values(new Pcm(samples, 22_050)))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("silence");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void oneSampleThatIsNotFinite_isRefused(float sample) {
    Pcm pcm = pcm(2, 2);
    pcm.samples()[30_000] = sample;
    assertThatThrownBy(() -> values(pcm))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("finite");
  }

  @Test
  void lessThanASecond_isRefused_withBothLengths() {
    assertThatThrownBy(() -> values(new Pcm(new float[11_025], 22_050)))
        .isInstanceOf(TrackException.class)
        .hasMessage(
            "it holds only 0.500 s of audio, too little to judge: at least 1.00 s are needed");
    assertThatThrownBy(() -> values(new Pcm(new float[0], 22_050)))
        .isInstanceOf(TrackException.class);
  }

  @Test
  void otherSampleRate_isASlipOfTheCaller() {
    assertThatThrownBy(() -> values(new Pcm(new float[96_000], 48_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("48000");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void gain_changesNothing(long seed) throws Exception {
    double gain = Math.pow(10, new Random(seed).nextDouble() * 4 - 2);
    assertUnchanged(seed, x -> x * gain);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void polarity_changesNothing(long seed) throws Exception {
    assertUnchanged(seed, x -> -x);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void offset_changesNothing(long seed) throws Exception {
    assertUnchanged(seed, x -> x + 0.25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e30, 1e-3})
  void hugeOrSmallSamples_giveFiniteValues(double peak) throws Exception {
    Pcm pcm = pcm(13, 2);
    for (int n = 0; n < pcm.length(); n++) {
      pcm.samples()[n] *= (float) peak;
    }
    assertFinite(values(pcm));
  }

  @Test
  void loneImpulse_givesFiniteValues() throws Exception {
    float[] samples = new float[60_000];
    samples[41_234] = 1;
    assertFinite(values(new Pcm(samples, 22_050)));
  }

  @Test
  void severalThreads_getTheSameValues() throws Exception {
    Pcm pcm = pcm(14, 3);
    float[] expected = values(pcm);
    List<float[]> found =
        IntStream.range(0, 8).parallel().mapToObj(i -> uncheckedValues(pcm)).toList();
    assertThat(found).allSatisfy(values -> assertThat(values).containsExactly(expected));
  }

  private void assertUnchanged(long seed, DoubleUnaryOperator change) throws Exception {
    Pcm pcm = pcm(seed, 3);
    float[] changed = new float[pcm.length()];
    for (int n = 0; n < changed.length; n++) {
      changed[n] = (float) change.applyAsDouble(pcm.samples()[n]);
    }
    float[] expected = values(pcm);
    float[] found = values(new Pcm(changed, 22_050));
    for (int i = 0; i < GAIN_FREE_VALUES; i++) {
      double tolerance = Math.max(1e-5, 1e-4 * Math.abs(expected[i]));
      assertThat(found[i]).as("value %d", i).isCloseTo(expected[i], within((float) tolerance));
    }
    assertThat(found[EdmStats.BANDWIDTH_HZ]).isEqualTo(expected[EdmStats.BANDWIDTH_HZ]);
  }

  private float[] values(Pcm pcm) throws TrackException {
    return edmStats.extract(pcm, FRONT_END).values();
  }

  private float[] uncheckedValues(Pcm pcm) {
    try {
      return values(pcm);
    } catch (TrackException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertFinite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).as("value %d", i).isFinite();
    }
  }

  /** Noise and two tones under a beat, another one for each seed. */
  private static Pcm pcm(long seed, int seconds) {
    Random random = new Random(seed);
    double lowHz = 50 + 300 * random.nextDouble();
    double highHz = 1_000 + 4_000 * random.nextDouble();
    double beatSamples = 7_000 + 6_000 * random.nextDouble();
    float[] samples = new float[seconds * 22_050];
    for (int n = 0; n < samples.length; n++) {
      double tones =
          Math.sin(2 * Math.PI * lowHz * n / 22_050) + Math.sin(2 * Math.PI * highHz * n / 22_050);
      double beat = Math.exp(-n % beatSamples / 2_000);
      samples[n] = (float) (0.2 * tones * beat + 0.05 * random.nextGaussian());
    }
    return new Pcm(samples, 22_050);
  }
}
