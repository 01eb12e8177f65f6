package org.cratetag.dsp.tonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PitchClassProfileTest {
  private static final int RATE_HZ = 22_050;

  /** C, F, G, C of four strings each, and the same in minor. */
  private static final int[][] MAJOR = {{0, 4, 7}, {5, 9, 12}, {7, 11, 14}, {0, 4, 7}};

  private static final int[][] MINOR = {{0, 3, 7}, {5, 8, 12}, {7, 10, 14}, {0, 3, 7}};

  /** Chords with harmonics that fall off, the lowest note of which is C4 and some. */
  private static float[] cadence(int[][] chords, double semitones, double gain) {
    float[] samples = new float[chords.length * RATE_HZ];
    for (int n = 0; n < samples.length; n++) {
      double value = 0;
      for (int note : chords[n / RATE_HZ]) {
        double hz = 440 * Math.pow(2, (note - 9 + semitones) / 12);
        for (int h = 1; h <= 3; h++) {
          value += Math.sin(2 * Math.PI * hz * h * n / RATE_HZ) / (h * h);
        }
      }
      samples[n] = (float) (gain * value / 6);
    }
    return samples;
  }

  private static Optional<String> key(float[] samples) {
    return KeyEstimate.find(PitchClassProfile.of(samples, RATE_HZ))
        .map(found -> found.key().name());
  }

  @Property(tries = 24)
  void transposedMusic_hasTheKeyTransposed(
      @ForAll @IntRange(min = -12, max = 12) int semitones, @ForAll boolean minor) {
    String expected = new MusicalKey(Math.floorMod(semitones, 12), minor).name();
    assertThat(key(cadence(minor ? MINOR : MAJOR, semitones, 0.5))).contains(expected);
  }

  @Property(tries = 10)
  void gain_doesNotMatter(@ForAll @DoubleRange(min = 0.01, max = 1) double gain) {
    double[] loud = PitchClassProfile.of(cadence(MAJOR, 0, 1), RATE_HZ).classes();
    double[] quiet = PitchClassProfile.of(cadence(MAJOR, 0, gain), RATE_HZ).classes();
    for (int i = 0; i < loud.length; i++) {
      assertThat(quiet[i]).isCloseTo(loud[i], within(1e-3 * (1 + loud[i])));
    }
  }

  @Test
  void triad_hasItsThreePitchClassesBeforeAllOthers() {
    double[] classes = PitchClassProfile.of(cadence(MAJOR, 2, 0.5), RATE_HZ).classes();
    double[] triad =
        PitchClassProfile.of(cadence(new int[][] {{2, 6, 9}, {2, 6, 9}}, 0, 0.5), RATE_HZ)
            .classes();
    assertThat(classes).hasSize(12);
    for (int i = 0; i < 12; i++) {
      if (i != 2 && i != 6 && i != 9) {
        assertThat(triad[i]).as("class %d", i).isLessThan(Math.min(triad[2], triad[9]) / 2);
      }
    }
  }

  @Test
  void mistunedMusic_hasTheNearestKeyAndIsToldApart() {
    PitchClassProfile sharp = PitchClassProfile.of(cadence(MAJOR, 0.25, 0.5), RATE_HZ);
    assertThat(sharp.tuningSemitones()).isCloseTo(0.25, within(0.05));
    assertThat(KeyEstimate.find(sharp).orElseThrow().key().name()).isEqualTo("C");
  }

  @Test
  void silenceAndTooLittle_haveNoKey() {
    assertThat(key(new float[RATE_HZ])).isEmpty();
    assertThat(key(new float[100])).isEmpty();
  }
}
