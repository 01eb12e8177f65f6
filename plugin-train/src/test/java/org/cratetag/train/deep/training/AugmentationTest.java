package org.cratetag.train.deep.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cratetag.train.deep.tensor.TensorShape;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int BANDS = 8;
  private static final int FRAMES = 12;
  private static final TensorShape INPUT = TensorShape.of(1, BANDS, FRAMES);

  @Test
  void nothingIsChanged_withoutAugmentation() {
    Clip clip = ramp(FRAMES);
    assertThat(Augmentation.NONE.draw(clip, INPUT, new SplittableRandom(1)))
        .containsExactly(clip.values());
  }

  @Test
  void longerClipIsCutAtRandomPlaces() {
    Clip clip = ramp(40);
    SplittableRandom random = new SplittableRandom(1);
    float[] once = Augmentation.NONE.draw(clip, INPUT, random);
    float[] again = Augmentation.NONE.draw(clip, INPUT, random);
    assertThat(once).isNotEqualTo(again).hasSize(BANDS * FRAMES);
    assertThat(once[1] - once[0]).isEqualTo(1);
    assertThat(once[FRAMES] - once[0]).isEqualTo(100);
  }

  @Test
  void levelMovesAllValuesAlike() {
    Augmentation level = new Augmentation(0.5, 0, 0, 0, 0, 0, 0, 0);
    float[] drawn = level.draw(ramp(FRAMES), INPUT, new SplittableRandom(3));
    float change = drawn[0];
    assertThat(Math.abs(change)).isBetween(0.01f, 0.5f);
    assertThat(drawn[5] - 5).isEqualTo(change, within(1e-4f));
  }

  @Test
  void equaliserMovesWholeBandsSmoothly() {
    Augmentation equaliser = new Augmentation(0, 1, 0, 0, 0, 0, 0, 0);
    TensorShape input = TensorShape.of(1, 128, 2);
    Clip silent = new Clip("silent", 0, input, new float[256]);
    float[] drawn = equaliser.draw(silent, input, new SplittableRandom(3));
    for (int band = 0; band < 128; band++) {
      assertThat(drawn[2 * band]).isEqualTo(drawn[2 * band + 1]).isBetween(-1f, 1f);
      if (band > 0) {
        assertThat(Math.abs(drawn[2 * band] - drawn[2 * band - 2])).isLessThan(0.1f);
      }
    }
    assertThat(drawn[0]).isNotEqualTo(drawn[254]);
  }

  @Test
  void shiftMovesBandsAndRepeatsTheOutermost() {
    float[] values = ramp(FRAMES).values().clone();
    new Picture(values, 1, BANDS, FRAMES).shift(2);
    assertThat(values[0]).isEqualTo(0);
    assertThat(values[FRAMES]).isEqualTo(0);
    assertThat(values[2 * FRAMES]).isEqualTo(0);
    assertThat(values[3 * FRAMES]).isEqualTo(100);
    assertThat(values[7 * FRAMES + 4]).isEqualTo(504);
  }

  @Test
  void stretchedRowKeepsItsEndsAndItsLine() {
    float[] stretched = Augmentation.stretched(new float[] {0, 1, 2, 10, 11, 12}, 3, 5);
    assertThat(stretched).containsExactly(0, 0.5f, 1, 1.5f, 2, 10, 10.5f, 11, 11.5f, 12);
  }

  @Test
  void masksReplaceStripesByTheMean() {
    float[] values = ramp(FRAMES).values().clone();
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    float mean = (float) (sum / values.length);
    new Picture(values, 1, BANDS, FRAMES).mask(1, 3, 1, 4, new SplittableRandom(5));
    long masked = Arrays.stream(indices()).filter(i -> values[i] == mean).count();
    assertThat(masked).isBetween(1L, 3L * FRAMES + 4L * BANDS);
    for (int i : indices()) {
      assertThat(values[i] == mean || values[i] == i / FRAMES * 100 + i % FRAMES).isTrue();
    }
  }

  @Test
  void shapesWithoutBandsAreCutAndChangeTheirLevelOnly() {
    Augmentation all = new Augmentation(0.1, 1, 4, 0.2, 2, 20, 2, 20);
    Clip vector = new Clip("vector", 0, TensorShape.of(4), new float[] {0, 1, 2, 3});
    float[] drawn = all.draw(vector, TensorShape.of(4), new SplittableRandom(1));
    assertThat(drawn[3] - drawn[0]).isEqualTo(3, within(1e-5f));
  }

  private static int[] indices() {
    return IntStream.range(0, BANDS * FRAMES).toArray();
  }

  /** Band b, frame f: 100 b + f. */
  private static Clip ramp(int frames) {
    float[] values = new float[BANDS * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 * (i / frames) + i % frames;
    }
    return new Clip("ramp", 0, TensorShape.of(1, BANDS, frames), values);
  }
}
