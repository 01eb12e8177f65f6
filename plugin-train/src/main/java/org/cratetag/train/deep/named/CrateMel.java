package org.cratetag.train.deep.named;

import java.util.List;
import org.cratetag.train.deep.layer.BandMean;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.GlobalPool;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.layer.Pool;

/**
 * Our network for small sets of mel spectrograms: two blocks of two 3x3 convolutions and two
 * residual blocks (He et al., "Deep Residual Learning for Image Recognition", CVPR 2016), with
 * batch norm after each convolution and pooling by two after each block; the mean over the bands,
 * mean and largest value over time. Few enough values for a few hundred clips and an hour of one
 * core a seed, and any number of frames fits.
 */
final class CrateMel {
  private static final int[] CHANNELS = {24, 48};
  private static final int[] RESIDUAL = {96, 96};
  private static final double DROPOUT = 0.4;

  private CrateMel() {}

  static List<Layer> layers(int labels) {
    List<Layer> halved = List.of(Pool.max(2, 2));
    List<Layer> blocks = Stacks.CENTRED;
    for (int channels : CHANNELS) {
      blocks = Stacks.of(blocks, Stacks.repeated(2, Stacks.normed(channels, 3)), halved);
    }
    for (int channels : RESIDUAL) {
      blocks = Stacks.of(blocks, Stacks.residual(channels), halved);
    }
    return Stacks.of(
        blocks,
        List.of(new BandMean(), new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX), new Dropout(DROPOUT)),
        Stacks.labels(labels));
  }
}
