package org.cratetag.train.deep;

import java.util.List;

/**
 * Our network for small sets of mel spectrograms: three 3x3 convolutions and a residual block (He
 * et al., "Deep Residual Learning for Image Recognition", CVPR 2016), each with batch norm and
 * pooling by two; the mean over the bands, mean and largest value over time. Few enough values for
 * a few hundred clips and an hour of one core, and any number of frames fits.
 */
final class CrateMel {
  private static final int[] CHANNELS = {16, 32, 64};
  private static final int RESIDUAL = 96;
  private static final double DROPOUT = 0.4;

  private CrateMel() {}

  static List<Layer> layers(int labels) {
    List<Layer> blocks = List.of();
    for (int channels : CHANNELS) {
      blocks = Stacks.of(blocks, Stacks.normed(channels, 3), List.of(Pool.max(2, 2)));
    }
    return Stacks.of(
        blocks,
        Stacks.residual(RESIDUAL),
        List.of(
            Pool.max(2, 2),
            new BandMean(),
            new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX),
            new Dropout(DROPOUT)),
        Stacks.labels(labels));
  }
}
