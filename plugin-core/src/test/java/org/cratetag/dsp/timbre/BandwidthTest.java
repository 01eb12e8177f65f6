package org.cratetag.dsp.timbre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.cratetag.api.track.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {
  private static final int RATE_HZ = 22_050;
  private static final int TAPS = 401;

  @ParameterizedTest
  @ValueSource(doubles = {3_000, 5_500, 8_000, 9_500})
  void lowPassedNoise_endsAtTheCorner(double cornerHz) {
    float[] samples = lowPassed(whiteNoise(1, 4), cornerHz);
    assertThat(estimateHz(samples)).isCloseTo(cornerHz, within(200.0));
  }

  @ParameterizedTest
  @CsvSource({"1, 5512", "2, 8000", "3, 8000", "4, 9500"})
  void lowPassedMusic_endsAtTheCorner_aboveAFloorOf16Bits(long seed, double cornerHz) {
    float[] samples = quantised(lowPassed(musicLike(seed, 5), cornerHz));
    assertThat(estimateHz(samples)).isCloseTo(cornerHz, within(250.0));
  }

  @Test
  void lowPassedMusic_endsAtTheCorner_aboveANoisyFloor() {
    float[] samples = lowPassed(musicLike(5, 5), 8_000);
    Random random = new Random(5);
    for (int n = 0; n < samples.length; n++) {
      samples[n] += (float) (3e-5 * random.nextGaussian());
    }
    assertThat(estimateHz(samples)).isCloseTo(8_000, within(250.0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fullBand_endsAtHalfTheSampleRate(long seed) {
    assertThat(estimateHz(whiteNoise(seed, 3))).isEqualTo(11_025, within(1e-6));
    assertThat(estimateHz(quantised(musicLike(seed, 4)))).isGreaterThan(10_900);
  }

  @Test
  void sine_endsAtItsFrequency() {
    float[] samples = new float[3 * RATE_HZ];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.5 * Math.sin(2 * Math.PI * 4_321 * n / RATE_HZ));
    }
    assertThat(estimateHz(samples)).isCloseTo(4_321, within(200.0));
  }

  @Test
  void droneOverQuietTreble_isNotCutAboveTheDrone() {
    float[] samples = new float[3 * RATE_HZ];
    Random random = new Random(9);
    for (int n = 0; n < samples.length; n++) {
      double drone = 0;
      for (int harmonic = 1; harmonic <= 8; harmonic++) {
        drone += Math.sin(2 * Math.PI * 55 * harmonic * n / RATE_HZ) / harmonic;
      }
      samples[n] = (float) (0.3 * drone + 0.003 * random.nextGaussian());
    }
    assertThat(estimateHz(samples)).isGreaterThan(10_900);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-3f, 0.1f, 30})
  void gain_changesNothing(float gain) {
    float[] samples = lowPassed(musicLike(6, 3), 8_000);
    double expectedHz = estimateHz(samples);
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= gain;
    }
    assertThat(estimateHz(samples)).isEqualTo(expectedHz);
  }

  @Test
  void silenceAndScraps_haveNoBandwidth() {
    assertThat(estimateHz(new float[RATE_HZ])).isZero();
    assertThat(estimateHz(new float[100])).isZero();
    assertThat(estimateHz(new float[0])).isZero();
  }

  private static double estimateHz(float[] samples) {
    return Bandwidth.estimateHz(new Pcm(samples, RATE_HZ));
  }

  private static float[] whiteNoise(long seed, int seconds) {
    Random random = new Random(seed);
    float[] samples = new float[seconds * RATE_HZ];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.2 * random.nextGaussian());
    }
    return samples;
  }

  /** Strong bass, a chord of falling harmonics, hats on the beat: 50 dB from bottom to top. */
  private static float[] musicLike(long seed, int seconds) {
    Random random = new Random(seed);
    float[] samples = new float[seconds * RATE_HZ];
    double chordHz = 180 + 80 * random.nextDouble();
    double brown = 0;
    for (int n = 0; n < samples.length; n++) {
      double beat = Math.exp(-n % 10_500 / 1_500.0);
      double white = random.nextGaussian();
      brown = 0.98 * brown + 0.02 * white;
      double chord = 0;
      for (int harmonic = 1; harmonic <= 12; harmonic++) {
        chord += Math.sin(2 * Math.PI * chordHz * harmonic * n / RATE_HZ) / (harmonic * harmonic);
      }
      double bass = Math.sin(2 * Math.PI * 55 * n / RATE_HZ) * (0.3 + 0.7 * beat);
      samples[n] = (float) (0.5 * bass + 0.15 * chord + 0.2 * brown + 0.01 * white * beat);
    }
    return samples;
  }

  private static float[] quantised(float[] samples) {
    float[] rounded = new float[samples.length];
    for (int n = 0; n < samples.length; n++) {
      rounded[n] = Math.round(samples[n] * 32768) / 32768f;
    }
    return rounded;
  }

  /** Blackman-windowed sinc. */
  private static float[] lowPassed(float[] samples, double cornerHz) {
    double[] kernel = new double[TAPS];
    for (int i = 0; i < TAPS; i++) {
      int t = i - TAPS / 2;
      double x = 2 * Math.PI * cornerHz / RATE_HZ;
      double blackman =
          0.42
              - 0.5 * Math.cos(2 * Math.PI * i / (TAPS - 1))
              + 0.08 * Math.cos(4 * Math.PI * i / (TAPS - 1));
      kernel[i] = (t == 0 ? x : Math.sin(x * t) / t) / Math.PI * blackman;
    }
    float[] filtered = new float[samples.length];
    for (int n = 0; n < samples.length; n++) {
      double sum = 0;
      for (int i = Math.max(0, n - samples.length + 1); i < TAPS && i <= n; i++) {
        sum += kernel[i] * samples[n - i];
      }
      filtered[n] = (float) sum;
    }
    return filtered;
  }
}
