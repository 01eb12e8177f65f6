package org.cratetag.lab.learn;

import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.csv.EdmStatsLayout;
import org.cratetag.train.learn.DerivedFeatures;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * What networks see of a vector of {@link EdmStats}: the {@link DerivedFeatures}, those that are
 * never negative as logarithms, since they spread over orders of magnitude; and bumps along the
 * tempo. A style keeps to a few beats a minute, its neighbours may be quite other styles: one
 * straight axis cannot say so, triangles that overlap by half can, for each tempo by itself.
 */
final class SmoothFeatures {
  private static final float LEAST = 1e-6f;
  private static final int FIRST_BPM = 90;
  private static final int LAST_BPM = 180;

  /** From one bump to the next, and from the top of a bump to its foot. */
  private static final int TEMPO_STEP_BPM = 3;

  /** The same for pyAudioAnalysis' tempo, which is coarser. */
  private static final int BEAT_STEP_BPM = 6;

  private static final float[] TEMPO_TOPS = tops(TEMPO_STEP_BPM);
  private static final float[] BEAT_TOPS = tops(BEAT_STEP_BPM);

  /** The cepstral means, which alone may be negative: 8 to 20, kept in place by the derivation. */
  private static final int[] SIGNED =
      IntStream.range(EdmStatsLayout.CEPSTRUM, EdmStatsLayout.CHROMA).toArray();

  private static final int[] BEFORE = IntStream.range(0, SIGNED[0]).toArray();
  private static final int[] AFTER =
      IntStream.range(EdmStatsLayout.CHROMA, DerivedFeatures.size()).toArray();

  private SmoothFeatures() {}

  /** How many features come out. */
  static int size() {
    return DerivedFeatures.size() + TEMPO_TOPS.length + BEAT_TOPS.length;
  }

  /** The features of one vector. */
  static float[] of(float[] vector) {
    float[] derived = DerivedFeatures.of(vector);
    float[] features = new float[size()];
    for (int i = 0; i < derived.length; i++) {
      boolean signed = i >= EdmStatsLayout.CEPSTRUM && i < EdmStatsLayout.CHROMA;
      features[i] = signed ? derived[i] : (float) Math.log(Math.max(derived[i], LEAST));
    }
    int at =
        addBumps(
            derived[DerivedFeatures.TEMPO], TEMPO_TOPS, TEMPO_STEP_BPM, features, derived.length);
    addBumps(derived[DerivedFeatures.TEMPO + 1], BEAT_TOPS, BEAT_STEP_BPM, features, at);
    return features;
  }

  /** The features of many vectors. */
  static float[][] of(float[][] vectors) {
    float[][] features = new float[vectors.length][];
    for (int i = 0; i < features.length; i++) {
      features[i] = of(vectors[i]);
    }
    return features;
  }

  /** The same as {@link #of(float[])}, as operators. */
  static String append(OnnxGraph graph, String vector) {
    String derived = DerivedFeatures.append(graph, vector);
    String tempo = graph.columns(derived, DerivedFeatures.TEMPO);
    String beat = graph.columns(derived, DerivedFeatures.TEMPO + 1);
    return graph.concat(
        List.of(
            appendLogarithm(graph, graph.columns(derived, BEFORE)),
            graph.columns(derived, SIGNED),
            appendLogarithm(graph, graph.columns(derived, AFTER)),
            appendBumps(graph, tempo, TEMPO_TOPS, TEMPO_STEP_BPM),
            appendBumps(graph, beat, BEAT_TOPS, BEAT_STEP_BPM)));
  }

  private static float[] tops(int step) {
    float[] tops = new float[(LAST_BPM - FIRST_BPM) / step + 1];
    for (int i = 0; i < tops.length; i++) {
      tops[i] = FIRST_BPM + i * step;
    }
    return tops;
  }

  private static int addBumps(float bpm, float[] tops, float step, float[] features, int at) {
    for (int i = 0; i < tops.length; i++) {
      features[at + i] = Math.max(0f, 1f - Math.abs(bpm - tops[i]) / step);
    }
    return at + tops.length;
  }

  private static String appendBumps(OnnxGraph graph, String bpm, float[] tops, float step) {
    String away = graph.add("Abs", graph.add("Sub", bpm, graph.constant(tops, 1, tops.length)));
    String share = graph.add("Div", away, graph.constant(step));
    String bump = graph.add("Sub", graph.constant(1f), share);
    return graph.add("Max", bump, graph.constant(0f));
  }

  private static String appendLogarithm(OnnxGraph graph, String values) {
    return graph.add("Log", graph.add("Max", values, graph.constant(LEAST)));
  }
}
