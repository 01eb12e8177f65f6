package org.cratetag.train.deep.training;

import java.util.SplittableRandom;
import org.cratetag.train.deep.tensor.TensorShape;

/**
 * Changes that a clip may undergo without becoming another genre. Pictures {@code
 * [channels][bands][frames]} know all of them; other clips are cut and their level changes. Clips
 * longer than the network's input are cut at random places, which shifts them in time.
 *
 * @param level largest change of all values, added
 * @param equaliser largest change of a smooth curve over the bands, added
 * @param bandShift most bands that the picture moves up or down; the outermost band fills the gap
 * @param zoom largest share by which the picture is stretched or squeezed in time
 * @param bandMasks stripes of bands that are replaced by the mean: Park et al., "SpecAugment",
 *     Interspeech 2019
 * @param bandMaskWidth most bands of a stripe
 * @param frameMasks the same along time
 * @param frameMaskWidth most frames of a stripe
 */
public record Augmentation(
    double level,
    double equaliser,
    int bandShift,
    double zoom,
    int bandMasks,
    int bandMaskWidth,
    int frameMasks,
    int frameMaskWidth) {
  /** Cuts, and nothing else. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0, 0, 0);

  public Augmentation {
    boolean isSound =
        level >= 0
            && equaliser >= 0
            && bandShift >= 0
            && zoom >= 0
            && zoom < 1
            && Math.min(bandMasks, bandMaskWidth) >= 0
            && Math.min(frameMasks, frameMaskWidth) >= 0;
    if (!isSound) {
      throw new IllegalArgumentException("augmentation out of range");
    }
  }

  /**
   * One drawing of a clip.
   *
   * @param input what the network takes
   */
  float[] draw(Clip clip, TensorShape input, SplittableRandom random) {
    int frames = input.extent(input.rank() - 1);
    int all = clip.shape().extent(clip.shape().rank() - 1);
    boolean isPicture = input.rank() == 3;
    int taken = frames;
    if (isPicture && zoom > 0) {
      double factor = 1 + zoom * (2 * random.nextDouble() - 1);
      taken = Math.max(2, Math.min(all, (int) Math.round(frames * factor)));
    }
    float[] cut = clip.frames(random.nextInt(all - taken + 1), taken);
    if (!isPicture) {
      add(cut, symmetric(level, random));
      return cut;
    }
    float[] values = taken == frames ? cut : stretched(cut, taken, frames);
    Picture picture = new Picture(values, input.extent(0), input.extent(1), frames);
    picture.shift(bandShift == 0 ? 0 : random.nextInt(2 * bandShift + 1) - bandShift);
    add(values, symmetric(level, random));
    if (equaliser > 0) {
      picture.equalise(equaliser, random);
    }
    picture.mask(bandMasks, bandMaskWidth, frameMasks, frameMaskWidth, random);
    return values;
  }

  private static float symmetric(double largest, SplittableRandom random) {
    return largest == 0 ? 0 : (float) (largest * (2 * random.nextDouble() - 1));
  }

  private static void add(float[] values, float change) {
    for (int i = 0; change != 0 && i < values.length; i++) {
      values[i] += change;
    }
  }

  /** Rows of so many frames as rows of others, by straight lines between neighbours. */
  static float[] stretched(float[] values, int from, int to) {
    int rows = values.length / from;
    float[] made = new float[rows * to];
    for (int frame = 0; frame < to; frame++) {
      double at = to == 1 ? 0 : (double) frame * (from - 1) / (to - 1);
      int left = Math.min((int) at, from - 2);
      float share = (float) (at - left);
      for (int row = 0; row < rows; row++) {
        int index = row * from + left;
        made[row * to + frame] = (1 - share) * values[index] + share * values[index + 1];
      }
    }
    return made;
  }
}
