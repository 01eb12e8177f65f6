package org.cratetag.lab.genre;

import java.util.List;
import org.cratetag.train.clips.MelPicture;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * What a picture's bands do over time: of each band the mean, the standard deviation, the mean
 * change from column to column, and the largest value. They say little alone, and hear what the
 * student, which was taught tags, does not: how a recording is balanced.
 */
final class MelStatistics {
  /** How many values there are. */
  static final int SIZE = 4 * MelPicture.BANDS;

  private static final int TIME = 3;

  private MelStatistics() {}

  /**
   * Of a picture {@code [bands][columns]}.
   *
   * @return means of all bands, deviations, changes, largest values
   */
  static float[] of(float[] picture) {
    int bands = MelPicture.BANDS;
    int columns = picture.length / bands;
    float[] values = new float[SIZE];
    for (int band = 0; band < bands; band++) {
      double sum = 0;
      double squares = 0;
      double changes = 0;
      float largest = Float.NEGATIVE_INFINITY;
      for (int column = 0; column < columns; column++) {
        float value = picture[band * columns + column];
        sum += value;
        squares += (double) value * value;
        largest = Math.max(largest, value);
        changes += column == 0 ? 0 : Math.abs(value - picture[band * columns + column - 1]);
      }
      double mean = sum / columns;
      values[band] = (float) mean;
      values[bands + band] = (float) Math.sqrt(Math.max(0, squares / columns - mean * mean));
      values[2 * bands + band] = (float) (changes / (columns - 1));
      values[3 * bands + band] = largest;
    }
    return values;
  }

  /**
   * The same in a graph.
   *
   * @param input a tensor {@code [1][1][bands][columns]}
   * @return name of a tensor {@code [1][values]}
   */
  static String append(OnnxGraph graph, String input, int columns) {
    String mean = flat(graph, mean(graph, input));
    String square = flat(graph, mean(graph, graph.add("Mul", input, input)));
    String variance = graph.add("Sub", square, graph.add("Mul", mean, mean));
    String deviation =
        graph.add("Sqrt", graph.add("Max", variance, graph.constant(new float[] {0}, 1)));
    String later = columns(graph, input, 1, columns);
    String earlier = columns(graph, input, 0, columns - 1);
    String change = graph.add("Abs", graph.add("Sub", later, earlier));
    String largest =
        graph.add(
            "ReduceMax",
            List.of(input),
            List.of(
                OnnxGraph.attribute("axes", List.of(TIME)), OnnxGraph.attribute("keepdims", 0)));
    return graph.concat(
        List.of(mean, deviation, flat(graph, mean(graph, change)), flat(graph, largest)));
  }

  private static String mean(OnnxGraph graph, String tensor) {
    return graph.add(
        "ReduceMean",
        List.of(tensor),
        List.of(OnnxGraph.attribute("axes", List.of(TIME)), OnnxGraph.attribute("keepdims", 0)));
  }

  private static String columns(OnnxGraph graph, String tensor, int from, int to) {
    return graph.add(
        "Slice",
        tensor,
        graph.constant(new int[] {from}),
        graph.constant(new int[] {to}),
        graph.constant(new int[] {TIME}));
  }

  private static String flat(OnnxGraph graph, String tensor) {
    return graph.add("Reshape", tensor, graph.constant(1, MelPicture.BANDS));
  }
}
