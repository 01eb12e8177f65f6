package org.cratetag.train.learn;

import org.cratetag.train.onnx.OnnxGraph;

/**
 * The logarithms of odds, {@code ln(p / (1 - p))}, of probabilities that are held within {@value
 * #LEAST} of 0 and 1.
 */
public final class LogOdds {
  private static final float LEAST = 1e-5f;

  private LogOdds() {}

  /** Of each probability. */
  public static float[] of(float[] probabilities) {
    float[] odds = new float[probabilities.length];
    for (int i = 0; i < odds.length; i++) {
      double p = Math.max(LEAST, Math.min(1 - LEAST, probabilities[i]));
      odds[i] = (float) (Math.log(p) - Math.log(1 - p));
    }
    return odds;
  }

  /** The same in a graph; returns the output's name. */
  public static String append(OnnxGraph graph, String probabilities) {
    String below = graph.add("Min", probabilities, graph.constant(1 - LEAST));
    String bounded = graph.add("Max", below, graph.constant(LEAST));
    String rest = graph.add("Sub", graph.constant(1f), bounded);
    return graph.add("Sub", graph.add("Log", bounded), graph.add("Log", rest));
  }
}
