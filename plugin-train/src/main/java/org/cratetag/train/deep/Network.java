package org.cratetag.train.deep;

import java.util.ArrayList;
import java.util.List;

/**
 * A classifier's description.
 *
 * @param input one clip
 * @param layers in order; the last is a {@link Softmax}
 */
public record Network(TensorShape input, List<Layer> layers) {
  /** Checks that the layers fit one another. */
  public Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Softmax)) {
      throw new IllegalArgumentException("a network must end with a softmax");
    }
    Layer.outputShape(layers, input);
  }

  /**
   * One line of the layer table.
   *
   * @param layer name and settings
   * @param output what it makes of one clip
   * @param parameters how many values it learns
   */
  public record Row(String layer, TensorShape output, int parameters) {}

  /** How many labels it tells apart. */
  public int labels() {
    return Layer.outputShape(layers, input).size();
  }

  /** How many values it learns; what batch norm measures is not counted. */
  public int parameters() {
    return learned(tensors());
  }

  /** All layers with shapes and counts; composite layers are one line. */
  public List<Row> table() {
    List<Row> rows = new ArrayList<>();
    TensorShape shape = input;
    for (Layer layer : layers) {
      int parameters = learned(layer.tensors(shape));
      shape = layer.outputShape(shape);
      rows.add(new Row(layer.describe(), shape, parameters));
    }
    return rows;
  }

  /** The layers before the softmax, which give margins. */
  public List<Layer> margins() {
    return layers.subList(0, layers.size() - 1);
  }

  List<TensorSpec> tensors() {
    return Layer.tensors(layers, input);
  }

  private static int learned(List<TensorSpec> tensors) {
    return tensors.stream()
        .filter(TensorSpec::isLearned)
        .mapToInt(TensorSpec::size)
        .reduce(0, Math::addExact);
  }
}
