package org.cratetag.train.learn;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * Values of a row that stand side by side. Remembers what it took of each array, so that equal
 * arrays come out of equal ones; arrays are not to be changed. Safe for use by several threads.
 */
public final class Columns {
  private final int first;
  private final int count;
  private final Map<float[], float[]> taken = Collections.synchronizedMap(new IdentityHashMap<>());

  /**
   * Some columns.
   *
   * @param first index of the first one
   * @param count how many, at least 1
   */
  public Columns(int first, int count) {
    if (first < 0 || count < 1) {
      throw new IllegalArgumentException("columns from " + first + ", " + count + " of them");
    }
    this.first = first;
    this.count = count;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The index after the last one. */
  public int end() {
    return first + count;
  }

  /** The columns of a row; the row itself where it has no others. */
  public float[] of(float[] row) {
    return first == 0 && row.length <= count
        ? row
        : taken.computeIfAbsent(row, any -> Arrays.copyOfRange(any, first, end()));
  }

  /** The columns of each row. */
  public float[][] of(float[][] rows) {
    return Arrays.stream(rows).map(this::of).toArray(float[][]::new);
  }

  /** The same in a graph; returns the output's name. */
  public String append(OnnxGraph graph, String features) {
    return graph.columns(features, IntStream.range(first, end()).toArray());
  }
}
