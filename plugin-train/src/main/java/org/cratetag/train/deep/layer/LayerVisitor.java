package org.cratetag.train.deep.layer;

import java.util.List;

/**
 * Carries out the layers in some terms: as tensors of a training engine, as nodes of a graph.
 * Layers are visited in the order of their weights.
 *
 * @param <T> what goes from layer to layer
 */
public interface LayerVisitor<T> {
  T activation(Activation layer, T input);

  T bandMean(T input);

  T batchNorm(T input);

  T convolution(Convolution layer, T input);

  T crops(Crops layer, T input);

  T dense(Dense layer, T input);

  T dropout(Dropout layer, T input);

  T flatten(T input);

  T gate(Gate layer, T input);

  T globalPool(GlobalPool layer, T input);

  T pool(Pool layer, T input);

  T recurrent(Recurrent layer, T input);

  T residual(Residual layer, T input);

  T scale(Scale layer, T input);

  T segments(Segments layer, T input);

  T softmax(T input);

  T stackBands(T input);

  T stepMean(T input);

  T swap(T input);

  T timeDistributed(TimeDistributed layer, T input);

  /** Layers in a row. */
  default T run(List<Layer> layers, T input) {
    T value = input;
    for (Layer layer : layers) {
      value = layer.accept(this, value);
    }
    return value;
  }
}
