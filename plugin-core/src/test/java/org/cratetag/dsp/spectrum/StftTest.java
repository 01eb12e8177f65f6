package org.cratetag.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StftTest {
  @Test
  void sineInTheMiddleOfABin_hasItsPeakThere_ofHalfTheWindowSum() {
    Stft stft = new Stft(Window.hann(512), 128);
    float[] samples = new float[2048];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) Math.sin(2 * Math.PI * 40 * n / 512);
    }
    for (float[] frame : stft.power(samples)) {
      assertThat(Math.sqrt(frame[40])).isCloseTo(128, within(1e-3));
      assertThat(frame[43]).isLessThan(1e-6f);
    }
  }

  @Test
  void rectangularFrame_keepsTheEnergy() {
    float[] samples = noise(1, 1000);
    float[] frame = new Stft(Window.rectangular(1000), 1).power(samples)[0];
    double spectral = frame[0] + frame[500];
    for (int k = 1; k < 500; k++) {
      spectral += 2 * frame[k];
    }
    double temporal = 0;
    for (float x : samples) {
      temporal += x * x;
    }
    assertThat(spectral / 1000).isCloseTo(temporal, within(1e-4 * temporal));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 90, 1102, 2048})
  void powerIsThatOfTheDefiningSum(int length) {
    float[] samples = noise(length, length);
    float[] frame = new Stft(Window.rectangular(length), 1).power(samples)[0];
    double greatest = 0;
    for (float power : frame) {
      greatest = Math.max(greatest, power);
    }
    for (int k = 0; k <= length / 2; k += Math.max(1, length / 30)) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < length; n++) {
        double angle = -2 * Math.PI * ((long) k * n % length) / length;
        re += samples[n] * Math.cos(angle);
        im += samples[n] * Math.sin(angle);
      }
      assertThat(Math.sqrt(frame[k]))
          .isCloseTo(Math.hypot(re, im), within(1e-6 * Math.sqrt(greatest)));
    }
  }

  @Test
  void framesLieInsideTheSignal() {
    Stft stft = new Stft(Window.hann(100), 30);
    assertThat(stft.frames(99)).isZero();
    assertThat(stft.frames(100)).isEqualTo(1);
    assertThat(stft.frames(129)).isEqualTo(1);
    assertThat(stft.frames(130)).isEqualTo(2);
    assertThat(stft.power(new float[0])).isEmpty();
  }

  @Test
  void oddWindow_isRefused() {
    assertThatThrownBy(() -> new Stft(Window.hann(101), 30))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] noise(long seed, int length) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = random.nextFloat() * 2 - 1;
    }
    return samples;
  }
}
