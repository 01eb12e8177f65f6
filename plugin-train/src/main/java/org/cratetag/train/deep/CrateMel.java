package org.cratetag.train.deep;

import java.util.List;

/**
 * Our network for small sets of mel spectrograms: four blocks of two 3x3 convolutions with batch
 * norm, the mean over the bands, mean and largest value over time. Few enough values for a few
 * hundred clips, and any number of frames fits.
 */
final class CrateMel {
  private static final int[] CHANNELS = {24, 48, 96, 96};
  private static final double DROPOUT = 0.4;

  private CrateMel() {}

  static List<Layer> layers(int labels) {
    List<Layer> blocks = List.of();
    for (int channels : CHANNELS) {
      blocks =
          Stacks.of(
              blocks, Stacks.repeated(2, Stacks.normed(channels, 3)), List.of(Pool.max(2, 2)));
    }
    return Stacks.of(
        blocks,
        List.of(new BandMean(), new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX), new Dropout(DROPOUT)),
        Stacks.labels(labels));
  }
}
