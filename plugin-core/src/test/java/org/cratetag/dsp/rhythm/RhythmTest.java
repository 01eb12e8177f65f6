package org.cratetag.dsp.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.cratetag.api.track.Pcm;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final int RATE_HZ = 22_050;

  @Test
  void clicksOfASteadyTempo_areOneABeat_andDoNotVary() {
    Rhythm rhythm = Rhythm.of(Beat.of(clicks(60, at -> 2 * at)));
    assertThat(rhythm.onsetsASecond()).isCloseTo(2, within(0.1));
    assertThat(rhythm.varies()).isFalse();
    assertThat(rhythm.slower()).isCloseTo(1, within(0.005));
    assertThat(rhythm.faster()).isCloseTo(1, within(0.005));
  }

  @Test
  void clicksThatGetFaster_vary() {
    // From 116 to 124 BPM.
    Rhythm rhythm =
        Rhythm.of(Beat.of(clicks(120, at -> (116 * at + (124 - 116) * at * at / 240) / 60)));
    assertThat(rhythm.varies()).isTrue();
    assertThat(rhythm.faster() / rhythm.slower()).isBetween(1.04, 1.08);
  }

  @Test
  void beat_repeatsAfterItsMultiples_notBetween() {
    Rhythm rhythm = Rhythm.of(Beat.of(clicks(60, at -> 2 * at)));
    double[] asItIs = rhythm.counted(120, 0);
    double[] twice = rhythm.counted(120, 1);
    // Treble: the repetition after half a counted beat.
    assertThat(asItIs[19]).isLessThan(0.2);
    assertThat(asItIs[20]).isGreaterThan(0.8);
    assertThat(twice[20]).isEqualTo(asItIs[19]);
    assertThat(twice[21]).isEqualTo(asItIs[20]);
    assertThat(rhythm.counted(120, -1)[19]).isEqualTo(asItIs[20]);
  }

  @Test
  void silence_hasNoOnsets_andNothingThatRepeats() {
    Rhythm rhythm = Rhythm.of(Beat.of(new Pcm(new float[20 * RATE_HZ], RATE_HZ)));
    assertThat(rhythm.values()).hasSize(Rhythm.SIZE).startsWith(0, 1, 1, 0, 0);
    assertThat(rhythm.varies()).isFalse();
  }

  @Test
  void values_makeTheSameAgain_andNoOthersDo() {
    Rhythm rhythm = Rhythm.of(Beat.of(clicks(30, at -> 2 * at)));
    assertThat(Rhythm.of(rhythm.values()).values()).isEqualTo(rhythm.values());
    assertThatThrownBy(() -> Rhythm.of(new float[3])).hasMessageContaining("54");
  }

  @Property(tries = 20)
  void gain_changesNothing(@ForAll @DoubleRange(min = 0.05, max = 3) double gain) {
    Pcm plain = clicks(20, at -> 2.2 * at);
    float[] louder = plain.samples().clone();
    for (int n = 0; n < louder.length; n++) {
      louder[n] *= (float) gain;
    }
    float[] one = Rhythm.of(Beat.of(plain)).values();
    float[] other = Rhythm.of(Beat.of(new Pcm(louder, RATE_HZ))).values();
    for (int i = 0; i < one.length; i++) {
      assertThat(other[i]).isCloseTo(one[i], within(0.01f));
    }
  }

  @Property(tries = 30)
  void anyLength_givesFiniteValues(@ForAll @DoubleRange(min = 0.01, max = 14) double seconds) {
    Random random = new Random(7);
    float[] samples = new float[(int) (seconds * RATE_HZ) + 1];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = random.nextFloat() - 0.5f;
      samples[n] *= n % 9_923 < 1_500 ? 1 : 0.01f;
    }
    for (float value : Rhythm.of(Beat.of(new Pcm(samples, RATE_HZ))).values()) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void energy_growsWithLoudnessOnsetsAndBrightness_fromOneToTen() {
    assertThat(new EnergyLevel(-60, 0, 100).level()).isEqualTo(EnergyLevel.LEAST);
    assertThat(new EnergyLevel(-3, 12, 6_000).level()).isEqualTo(EnergyLevel.MOST);
    int usual = new EnergyLevel(-15, 6, 1_800).level();
    assertThat(usual).isBetween(5, 6);
    assertThat(new EnergyLevel(-10, 6, 1_800).level()).isGreaterThan(usual);
    assertThat(new EnergyLevel(-15, 8, 1_800).level()).isGreaterThan(usual);
    assertThat(new EnergyLevel(-15, 6, 3_000).level()).isGreaterThan(usual);
  }

  /**
   * Bursts of noise.
   *
   * @param beats how many beats have gone by at a second
   */
  private static Pcm clicks(double seconds, DoubleUnaryOperator beats) {
    Random random = new Random(1);
    float[] samples = new float[(int) (seconds * RATE_HZ)];
    double last = 0;
    int left = 0;
    for (int n = 0; n < samples.length; n++) {
      double now = beats.applyAsDouble((double) n / RATE_HZ);
      left = Math.floor(now) > Math.floor(last) ? 1_000 : left - 1;
      last = now;
      samples[n] = left > 0 ? (random.nextFloat() - 0.5f) * left / 1_000f : 0;
    }
    return new Pcm(samples, RATE_HZ);
  }
}
