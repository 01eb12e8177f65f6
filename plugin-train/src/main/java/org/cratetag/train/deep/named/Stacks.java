package org.cratetag.train.deep.named;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.train.deep.layer.Activation;
import org.cratetag.train.deep.layer.BatchNorm;
import org.cratetag.train.deep.layer.Convolution;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.layer.Residual;
import org.cratetag.train.deep.layer.Scale;
import org.cratetag.train.deep.layer.Softmax;
import org.cratetag.train.deep.layer.Swap;

/** Rows of layers that networks have in common. */
public final class Stacks {
  /**
   * Pictures within [0, 1] around zero. Without it networks that have no batch norm learn for many
   * epochs what all pictures have in common. No value is learned.
   */
  static final List<Layer> CENTRED = List.of(new Scale(4, -2));

  private Stacks() {}

  /** Rows one after the other. */
  @SafeVarargs
  public static List<Layer> of(List<Layer>... rows) {
    return Stream.of(rows).flatMap(List::stream).toList();
  }

  /** A convolution with batch norm and a rectifier. */
  public static List<Layer> normed(int channels, int kernel) {
    return List.of(Convolution.of2d(channels, kernel), new BatchNorm(), Activation.relu());
  }

  /** A convolution with a rectifier. */
  static List<Layer> plain(int channels, int kernel) {
    return List.of(Convolution.of2d(channels, kernel), Activation.relu());
  }

  /**
   * Two convolutions and, beside them, a third of one point that brings the input to as many
   * channels.
   */
  static List<Layer> residual(int channels) {
    List<Layer> body =
        of(normed(channels, 3), List.of(Convolution.of2d(channels, 3), new BatchNorm()));
    List<Layer> shortcut = List.of(Convolution.of2d(channels, 1), new BatchNorm());
    return List.of(new Residual(body, shortcut), Activation.relu());
  }

  /** The same row again and again. */
  static List<Layer> repeated(int times, List<Layer> row) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      layers.addAll(row);
    }
    return layers;
  }

  /** Each value of a sequence, as far from its mean in deviations as training showed. */
  static List<Layer> standardised() {
    return List.of(new Swap(), new BatchNorm(), new Swap());
  }

  /** A dense layer with a rectifier and dropout. */
  static List<Layer> dense(int units, double dropout) {
    return List.of(new Dense(units), Activation.relu(), new Dropout(dropout));
  }

  /** The same with batch norm, without which wide layers over a picture hardly begin to learn. */
  static List<Layer> normedDense(int units, double dropout) {
    return List.of(new Dense(units), new BatchNorm(), Activation.relu(), new Dropout(dropout));
  }

  /** The last layers: one margin a label, and their probabilities. */
  public static List<Layer> labels(int labels) {
    return List.of(new Dense(labels), new Softmax());
  }
}
