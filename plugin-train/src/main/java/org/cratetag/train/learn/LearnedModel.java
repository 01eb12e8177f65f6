package org.cratetag.train.learn;

import org.cratetag.train.onnx.OnnxGraph;

/** A trained model. */
public interface LearnedModel extends AutoCloseable {
  /**
   * Probabilities of the classes.
   *
   * @param rows {@code [rows][features]}
   * @return {@code [rows][classes]}, each row with sum 1
   */
  float[][] probabilities(float[][] rows);

  /**
   * Writes the model into a graph.
   *
   * @param graph where to
   * @param features name of the tensor {@code [1, features]}
   * @return name of the tensor {@code [1, classes]} of probabilities
   */
  String append(OnnxGraph graph, String features);

  /** Frees what is held outside the Java heap. */
  @Override
  default void close() {}
}
