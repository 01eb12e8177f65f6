package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.layer.Activation;
import org.cratetag.train.deep.layer.BatchNorm;
import org.cratetag.train.deep.layer.Convolution;
import org.cratetag.train.deep.layer.Crops;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.GlobalPool;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.layer.Pool;
import org.cratetag.train.deep.layer.Scale;
import org.cratetag.train.deep.layer.StepMean;
import org.cratetag.train.deep.layer.TimeDistributed;
import org.cratetag.train.deep.named.Stacks;
import org.cratetag.train.deep.tensor.TensorShape;

/**
 * The student: five blocks of 3x3 convolutions with batch norm, the picture halved after each but
 * the last; then kernels as high as what is left of the picture, which know where in the spectrum a
 * thing is, and mean and largest value over time. Wide blocks come late, where the picture is
 * small, so that a clip of 30 s costs a hundredth of a second or two.
 */
final class StudentNetwork {
  /** Bands of a picture. */
  static final int BANDS = 128;

  /** Columns that it learns on, about ten seconds. */
  static final int LEARNED_COLUMNS = 128;

  private static final int[] CHANNELS = {16, 32, 64, 112, 160};

  /** Blocks from here on have two convolutions. */
  private static final int FIRST_DOUBLE = 3;

  /** Kernels over all bands at once. */
  private static final int FULL_HEIGHT = 224;

  private static final double DROPOUT = 0.1;

  /** Windows of a picture. */
  private static final int WINDOWS = 3;

  private StudentNetwork() {}

  /** How many inner features it has. */
  static int features() {
    return 2 * FULL_HEIGHT;
  }

  /** What makes inner features of as many columns as it learns on. */
  static Network trunk() {
    return new Network(TensorShape.of(1, BANDS, LEARNED_COLUMNS), layers());
  }

  /** What makes inner features of a whole picture: the means over windows. */
  static Network listener(int columns) {
    return new Network(TensorShape.of(1, BANDS, columns), overWindows());
  }

  /** The network that learns: inner features to the teacher's tags. */
  static Network learner(int tags) {
    return new Network(
        TensorShape.of(1, BANDS, LEARNED_COLUMNS),
        Stacks.of(layers(), List.of(new Dropout(DROPOUT), new Dense(tags))));
  }

  private static List<Layer> overWindows() {
    return List.of(
        new Crops(LEARNED_COLUMNS, WINDOWS), new TimeDistributed(layers()), new StepMean());
  }

  private static List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    int bands = BANDS;
    layers.add(new Scale(4, -2));
    for (int block = 0; block < CHANNELS.length; block++) {
      layers.addAll(Stacks.normed(CHANNELS[block], 3));
      if (block >= FIRST_DOUBLE) {
        layers.addAll(Stacks.normed(CHANNELS[block], 3));
      }
      if (block < CHANNELS.length - 1) {
        layers.add(Pool.max(2, 2));
        bands /= 2;
      }
    }
    layers.add(new Convolution(FULL_HEIGHT, List.of(bands, 1), List.of(1, 1), false));
    layers.add(new BatchNorm());
    layers.add(Activation.relu());
    layers.add(new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX));
    return layers;
  }
}
