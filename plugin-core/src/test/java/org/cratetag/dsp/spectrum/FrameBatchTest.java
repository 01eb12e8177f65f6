package org.cratetag.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameBatchTest {
  /** Powers of two and others, with fewer frames than a batch holds and with as many. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8, 16, 90, 512, 2048})
  void powerIsThatOfTheDefiningSum(int length) {
    FrameBatch batch = new FrameBatch(Window.single(Window.hann(length)));
    for (int count : new int[] {FrameBatch.FRAMES, 1, 77}) {
      int hop = Math.max(1, length / 3);
      float[] samples = noise(count, 5 + (count - 1) * hop + length);
      float[][] power = batch.power(samples, 5, hop, count);
      for (int frame = 0; frame < count; frame += 19) {
        check(samples, 5 + frame * hop, length, power, frame);
      }
    }
  }

  private static void check(float[] samples, int start, int length, float[][] power, int frame) {
    double[] window = Window.hann(length);
    double greatest = 0;
    for (float[] bin : power) {
      greatest = Math.max(greatest, bin[frame]);
    }
    for (int k = 0; k <= length / 2; k += Math.max(1, length / 40)) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < length; n++) {
        double angle = -2 * Math.PI * ((long) k * n % length) / length;
        re += samples[start + n] * window[n] * Math.cos(angle);
        im += samples[start + n] * window[n] * Math.sin(angle);
      }
      assertThat(Math.sqrt(power[k][frame]))
          .as("frame %d, bin %d", frame, k)
          .isCloseTo(Math.hypot(re, im), within(1e-6 * Math.sqrt(greatest) + 1e-7));
    }
  }

  @Test
  void framesDoNotTouchEachOther() {
    FrameBatch batch = new FrameBatch(Window.single(Window.rectangular(64)));
    float[] samples = noise(1, 64 * FrameBatch.FRAMES);
    Arrays.fill(samples, 64, 128, 0);
    samples[64 * 7 + 3] = Float.NaN;
    float[][] power = batch.power(samples, 0, 64, FrameBatch.FRAMES);
    for (float[] bin : power) {
      assertThat(bin[1]).isZero();
      assertThat(bin[7]).isNaN();
      assertThat(bin[0]).isFinite();
      assertThat(bin[8]).isFinite();
    }
  }

  @Test
  void noPowerOfTwo_isRefusedByTheTransform() {
    assertThatThrownBy(() -> new BatchFft(24))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("24");
  }

  private static float[] noise(long seed, int length) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = (float) random.nextGaussian();
    }
    return samples;
  }
}
