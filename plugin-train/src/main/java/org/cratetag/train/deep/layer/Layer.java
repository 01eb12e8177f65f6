package org.cratetag.train.deep.layer;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;

/** One step of a network, without its weights. */
public sealed interface Layer
    permits Activation,
        BandMean,
        BatchNorm,
        Convolution,
        Crops,
        Dense,
        Dropout,
        Flatten,
        Gate,
        GlobalPool,
        Pool,
        Recurrent,
        Residual,
        Scale,
        Segments,
        Softmax,
        StackBands,
        StepMean,
        Swap,
        TimeDistributed {
  /**
   * What it makes of one clip.
   *
   * @throws IllegalArgumentException when it cannot take that input
   */
  TensorShape outputShape(TensorShape input);

  /** Its weights for such input, in the order in which interpreters take them. */
  default List<TensorSpec> tensors(TensorShape input) {
    return List.of();
  }

  /** Carries it out in somebody's terms. */
  <T> T accept(LayerVisitor<T> visitor, T input);

  /** Name and settings in a few words. */
  String describe();

  /** What layers in a row make of one clip. */
  static TensorShape outputShape(List<Layer> layers, TensorShape input) {
    TensorShape shape = input;
    for (Layer layer : layers) {
      shape = layer.outputShape(shape);
    }
    return shape;
  }

  /** The weights of layers in a row. */
  static List<TensorSpec> tensors(List<Layer> layers, TensorShape input) {
    List<TensorSpec> tensors = new ArrayList<>();
    TensorShape shape = input;
    for (Layer layer : layers) {
      tensors.addAll(layer.tensors(shape));
      shape = layer.outputShape(shape);
    }
    return tensors;
  }
}
