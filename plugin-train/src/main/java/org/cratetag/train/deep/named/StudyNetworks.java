package org.cratetag.train.deep.named;

import java.util.List;
import org.cratetag.train.deep.layer.Activation;
import org.cratetag.train.deep.layer.Convolution;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.Flatten;
import org.cratetag.train.deep.layer.GlobalPool;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.layer.Pool;
import org.cratetag.train.deep.layer.Recurrent;
import org.cratetag.train.deep.layer.Segments;
import org.cratetag.train.deep.layer.StackBands;
import org.cratetag.train.deep.layer.Swap;
import org.cratetag.train.deep.layer.TimeDistributed;

/**
 * The networks of the studies that the program grew from. Where a study gives a layer table it is
 * kept; where it gives words, the rest is our choice and said so.
 */
final class StudyNetworks {
  private StudyNetworks() {}

  /**
   * Schrader et al., 2021, on spectrogram pictures of EDM: six groups of convolutions of 8, 16, 32,
   * 64, 128 and 256 channels, dropout 0.3. Ours: 3x3 kernels, batch norm, pooling by two after each
   * group, one dense layer, and the dropout before it alone: between batch norms it shifts what
   * they measure (Li et al., "Understanding the Disharmony between Dropout and Batch Normalization
   * by Variance Shift", CVPR 2019).
   */
  static List<Layer> edmCnn(int labels) {
    List<Layer> groups = List.of();
    for (int channels = 8; channels <= 256; channels *= 2) {
      groups = Stacks.of(groups, Stacks.normed(channels, 3), List.of(Pool.max(2, 2)));
    }
    return Stacks.of(groups, List.of(new Flatten(), new Dropout(0.3)), Stacks.labels(labels));
  }

  /**
   * Schrader et al., 2021, on sequences of MFCC: three LSTM layers of 64, a dense layer of 64,
   * dropout. Ours: a dropout of 0.3, and inputs standardised by a batch norm.
   */
  static List<Layer> edmLstm(int labels) {
    return Stacks.of(
        Stacks.standardised(),
        List.of(Recurrent.lstm(64, true), Recurrent.lstm(64, true), Recurrent.lstm(64, false)),
        Stacks.dense(64, 0.3),
        Stacks.labels(labels));
  }

  /**
   * Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition",
   * ICLR 2015, configuration D without its dense layers, with global max pooling and one dense
   * layer in their place: 14,714,688 values and 5,130 for 10 labels.
   */
  static List<Layer> vgg16(int labels) {
    List<Layer> pool = List.of(Pool.max(2, 2));
    return Stacks.of(
        Stacks.CENTRED,
        Stacks.repeated(2, Stacks.plain(64, 3)),
        pool,
        Stacks.repeated(2, Stacks.plain(128, 3)),
        pool,
        Stacks.repeated(3, Stacks.plain(256, 3)),
        pool,
        Stacks.repeated(3, Stacks.plain(512, 3)),
        pool,
        Stacks.repeated(3, Stacks.plain(512, 3)),
        pool,
        List.of(new GlobalPool(GlobalPool.Kind.MAX)),
        Stacks.labels(labels));
  }

  /**
   * A multi-layer perceptron over a mel spectrogram, of the four that are commonly compared on the
   * Free Music Archive (Defferrard et al., "FMA: A Dataset for Music Analysis", ISMIR 2017). Sizes
   * are ours.
   */
  static List<Layer> fmaMlp(int labels) {
    return Stacks.of(
        Stacks.CENTRED,
        List.of(new Flatten()),
        Stacks.normedDense(512, 0.3),
        Stacks.normedDense(256, 0.3),
        Stacks.normedDense(64, 0.3),
        Stacks.labels(labels));
  }

  /** A convolutional network over a mel spectrogram; see {@link #fmaMlp}. Sizes are ours. */
  static List<Layer> fmaCnn(int labels) {
    return Stacks.of(
        Stacks.repeated(3, Stacks.of(Stacks.normed(32, 3), List.of(Pool.max(2, 2)))),
        List.of(new Flatten()),
        Stacks.dense(64, 0.3),
        Stacks.labels(labels));
  }

  /** Two LSTM layers along the frames of a mel spectrogram; see {@link #fmaMlp}. Sizes are ours. */
  static List<Layer> fmaLstm(int labels) {
    return Stacks.of(
        Stacks.CENTRED,
        List.of(new StackBands(), new Swap(), Recurrent.lstm(64, true), Recurrent.lstm(64, false)),
        Stacks.dense(64, 0.3),
        Stacks.labels(labels));
  }

  /**
   * One small convolutional network over each of eight segments of a mel spectrogram, and an LSTM
   * over what it makes of them; see {@link #fmaMlp}. Sizes are ours.
   */
  static List<Layer> fmaTimeDistributed(int labels) {
    List<Layer> segment =
        Stacks.of(
            Stacks.normed(16, 3),
            List.of(Pool.max(2, 2)),
            Stacks.normed(32, 3),
            List.of(Pool.max(2, 2)),
            Stacks.normed(64, 3),
            List.of(new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX)));
    return Stacks.of(
        List.of(new Segments(8), new TimeDistributed(segment), Recurrent.lstm(64, false)),
        Stacks.dense(64, 0.3),
        Stacks.labels(labels));
  }

  /**
   * The network of the study whose GTZAN pictures are used here
   * (TanmayEL/music_genre_classification @738f33d): three convolutions of 32, 64 and 128 channels
   * with pooling by two, a dense layer of 256, dropout 0.3; 8,484,106 values for 10 labels and 128
   * x 128 inputs.
   */
  static List<Layer> gtzanCnn(int labels) {
    List<Layer> pool = List.of(Pool.max(2, 2));
    return Stacks.of(
        Stacks.CENTRED,
        Stacks.plain(32, 3),
        pool,
        Stacks.plain(64, 3),
        pool,
        Stacks.plain(128, 3),
        pool,
        List.of(new Flatten()),
        Stacks.dense(256, 0.3),
        Stacks.labels(labels));
  }

  /**
   * Three convolutions along the timbre of onset-bounded segments, after a study on a streaming
   * service's audio analysis, whose segments have 12 timbre values. The study's table counts 2,928,
   * 15,424, 20,544, 258,112 and 520 values for 8 labels; that fixes kernels of five steps and 48,
   * 64 and 64 channels, and 63 steps before the dense layer of 64. Pooling by two after the first
   * two convolutions is ours, and with it 280 segments. The 12 values are what a dense layer makes
   * of each segment's standardised cepstral coefficients and chroma, where the service took
   * principal components.
   */
  static List<Layer> timbreCnn(int labels) {
    return Stacks.of(
        Stacks.standardised(),
        List.of(
            new Dense(12),
            new Swap(),
            Convolution.of1d(48, 5),
            Activation.relu(),
            Pool.max(2),
            Convolution.of1d(64, 5),
            Activation.relu(),
            Pool.max(2),
            Convolution.of1d(64, 5),
            Activation.relu(),
            new Flatten(),
            new Dense(64),
            Activation.relu()),
        Stacks.labels(labels));
  }
}
