package org.cratetag.train.deep;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.layer.Crops;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.layer.Softmax;
import org.cratetag.train.deep.layer.StepMean;
import org.cratetag.train.deep.layer.TimeDistributed;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;

/**
 * A network's description: a classifier, whose last layer gives probabilities (a {@link Softmax},
 * or a {@link StepMean} of windows), or an estimator of numbers of any size, which ends with any
 * other layer that gives a vector.
 *
 * @param input one clip
 * @param layers in order
 */
public record Network(TensorShape input, List<Layer> layers) {
  /** Checks that the layers fit one another. */
  public Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network has layers");
    }
    if (Layer.outputShape(layers, input).rank() != 1) {
      throw new IllegalArgumentException("a network must end with a vector, as softmax gives");
    }
  }

  /** Whether it gives probabilities of labels. */
  public boolean isClassifier() {
    Layer last = layers.get(layers.size() - 1);
    return last instanceof Softmax || last instanceof StepMean;
  }

  /**
   * One line of the layer table.
   *
   * @param layer name and settings
   * @param output what it makes of one clip
   * @param parameters how many values it learns
   */
  public record Row(String layer, TensorShape output, int parameters) {}

  /**
   * The mean of what the network says of windows of a clip, with the same weights.
   *
   * @param clip a picture that is at least as long as the network's input
   * @param windows how many; 1 with a clip of the network's own length is the network itself
   */
  public Network overWindows(TensorShape clip, int windows) {
    if (clip.equals(input) && windows == 1) {
      return this;
    }
    return new Network(
        clip,
        List.of(
            new Crops(input.extent(input.rank() - 1), windows),
            new TimeDistributed(layers),
            new StepMean()));
  }

  /** How many labels it tells apart, or numbers it estimates. */
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

  /**
   * The layers before the softmax, which give margins; all layers of an estimator.
   *
   * @throws IllegalStateException when windows are judged, which is not how networks learn
   */
  public List<Layer> margins() {
    if (!isClassifier()) {
      return layers;
    }
    if (!(layers.get(layers.size() - 1) instanceof Softmax)) {
      throw new IllegalStateException("a network over windows does not learn");
    }
    return layers.subList(0, layers.size() - 1);
  }

  public List<TensorSpec> tensors() {
    return Layer.tensors(layers, input);
  }

  private static int learned(List<TensorSpec> tensors) {
    return tensors.stream()
        .filter(TensorSpec::isLearned)
        .mapToInt(TensorSpec::size)
        .reduce(0, Math::addExact);
  }
}
