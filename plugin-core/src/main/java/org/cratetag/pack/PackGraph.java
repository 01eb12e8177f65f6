package org.cratetag.pack;

import java.util.Objects;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Windows;
import org.cratetag.pack.calibration.Aggregation;

/**
 * One ONNX graph of a pack, with what goes in and what comes out. Most packs have one; of several,
 * the pack takes the weighted mean of the label probabilities.
 *
 * @param frontEnd whose features the graph takes, with the clips that it is run on
 * @param aggregation how the clips' probabilities are joined; without effect on a single clip
 * @param input the graph's input tensor: the front-end's values of one clip
 * @param output the graph's output tensor
 * @param model the ONNX file
 * @param weight in the mean, above 0
 */
public record PackGraph(
    FrontEnd frontEnd,
    Aggregation aggregation,
    GraphInput input,
    GraphOutput output,
    GraphFile model,
    double weight) {
  /** Most values of all clips of a track together, 128 MiB as floats. */
  private static final int MOST_VALUES = 1 << 25;

  public PackGraph {
    Objects.requireNonNull(frontEnd, "frontEnd");
    Objects.requireNonNull(aggregation, "aggregation");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(model, "model");
    if (frontEnd.windows().isEmpty() && aggregation != Aggregation.MEAN) {
      throw new IllegalArgumentException("there are no clips to join by " + aggregation);
    }
    int clips = frontEnd.windows().map(Windows::count).orElse(1);
    if ((long) clips * input.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "windows.count is %d, but only %d inputs of %s fit into memory"
              .formatted(clips, MOST_VALUES / input.size(), input.shape()));
    }
    if (!(weight > 0 && weight <= 1e6)) {
      throw new IllegalArgumentException("weight must be within (0, 1000000], found " + weight);
    }
  }

  /** The only graph of a pack, run on the track as a whole or with the mean over its clips. */
  public static PackGraph of(
      FrontEnd frontEnd, GraphInput input, GraphOutput output, GraphFile model) {
    return new PackGraph(frontEnd, Aggregation.MEAN, input, output, model, 1);
  }
}
