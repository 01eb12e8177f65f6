package org.cratetag.train.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.csv.EdmStatsLayout;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * What the trees see of a vector of {@link EdmStats}. Computed alike here and in the exported
 * graph, by operations that 32-bit floats do exactly: comparison, one division, sorting.
 *
 * <ul>
 *   <li>the tempo in whole beats: producers set whole tempi, one of the sets is rounded, and a tree
 *       must not tell the sets apart by their decimals;
 *   <li>pyAudioAnalysis' tempo folded into [90, 180), and its ratio to ours: whether the two agree;
 *   <li>coefficients of variation of the eight time and frequency features: how much a feature
 *       moves apart from how large it is;
 *   <li>chroma means and deviations each sorted downwards, in place of those of named pitches: the
 *       key of a track says little of its style, how peaked its chroma is says more.
 * </ul>
 */
public final class DerivedFeatures {
  private static final int PITCHES = 12;
  private static final int VARIATIONS = 8;
  private static final int FOLDS = 4;
  private static final float LEAST = 1e-6f;

  /** The values that pass unchanged: all but the chroma vectors and the tempo's decimals. */
  private static final int[] KEPT =
      IntStream.range(0, EdmStats.TEMPO_BPM).filter(i -> !isChroma(i)).toArray();

  private DerivedFeatures() {}

  /** Where the derived features have our tempo; pyAudioAnalysis' folded one follows. */
  public static final int TEMPO = KEPT.length;

  /** How many features come out. */
  public static int size() {
    return KEPT.length + 3 + VARIATIONS + 2 * PITCHES;
  }

  /** The features of one vector. */
  public static float[] of(float[] vector) {
    float[] features = new float[size()];
    int at = 0;
    for (int index : KEPT) {
      features[at++] = vector[index];
    }
    float tempo = (float) Math.rint(vector[EdmStats.TEMPO_BPM]);
    float beat = foldInSteps(vector[EdmStats.HISTOGRAM_BPM]);
    features[at++] = tempo;
    features[at++] = beat;
    features[at++] = beat / Math.max(tempo, 1f);
    for (int i = 0; i < VARIATIONS; i++) {
      features[at++] = vector[EdmStatsLayout.STATISTICS + i] / Math.max(vector[i], LEAST);
    }
    at = addSorted(vector, EdmStatsLayout.CHROMA, features, at);
    addSorted(vector, EdmStatsLayout.STATISTICS + EdmStatsLayout.CHROMA, features, at);
    return features;
  }

  /** The features of many vectors. */
  public static float[][] of(float[][] vectors) {
    float[][] features = new float[vectors.length][];
    for (int i = 0; i < features.length; i++) {
      features[i] = of(vectors[i]);
    }
    return features;
  }

  /** The same as {@link #of(float[])}, as operators. */
  public static String append(OnnxGraph graph, String vector) {
    List<String> parts = new ArrayList<>();
    parts.add(graph.columns(vector, KEPT));
    String tempo = graph.add("Round", graph.columns(vector, EdmStats.TEMPO_BPM));
    String beat = appendFold(graph, graph.columns(vector, EdmStats.HISTOGRAM_BPM));
    parts.add(tempo);
    parts.add(beat);
    parts.add(graph.add("Div", beat, graph.add("Max", tempo, graph.constant(1f))));
    int[] means = IntStream.range(0, VARIATIONS).toArray();
    int[] deviations = IntStream.of(means).map(i -> EdmStatsLayout.STATISTICS + i).toArray();
    String divisor = graph.add("Max", graph.columns(vector, means), graph.constant(LEAST));
    parts.add(graph.add("Div", graph.columns(vector, deviations), divisor));
    for (int first :
        new int[] {EdmStatsLayout.CHROMA, EdmStatsLayout.STATISTICS + EdmStatsLayout.CHROMA}) {
      String pitches = graph.columns(vector, IntStream.range(first, first + PITCHES).toArray());
      parts.add(
          graph.addFirstOfTwo(
              "TopK",
              List.of(pitches, graph.constant(new int[] {PITCHES})),
              List.of(OnnxGraph.attribute("axis", 1))));
    }
    return graph.concat(parts);
  }

  private static boolean isChroma(int index) {
    int statistic = index % EdmStatsLayout.STATISTICS;
    return index < 2 * EdmStatsLayout.STATISTICS
        && statistic >= EdmStatsLayout.CHROMA
        && statistic < EdmStatsLayout.CHROMA + PITCHES;
  }

  /** Doubles what is below 90 and halves what is 180 or more, at most four times each. */
  private static float foldInSteps(float bpm) {
    float folded = bpm;
    for (int i = 0; i < FOLDS; i++) {
      folded = folded < 90f ? folded * 2f : folded;
    }
    for (int i = 0; i < FOLDS; i++) {
      folded = folded < 180f ? folded : folded * 0.5f;
    }
    return folded;
  }

  private static String appendFold(OnnxGraph graph, String bpm) {
    String folded = bpm;
    for (int i = 0; i < FOLDS; i++) {
      String low = graph.add("Less", folded, graph.constant(90f));
      folded = graph.add("Where", low, graph.add("Mul", folded, graph.constant(2f)), folded);
    }
    for (int i = 0; i < FOLDS; i++) {
      String fits = graph.add("Less", folded, graph.constant(180f));
      folded = graph.add("Where", fits, folded, graph.add("Mul", folded, graph.constant(0.5f)));
    }
    return folded;
  }

  private static int addSorted(float[] vector, int first, float[] features, int at) {
    float[] sorted = Arrays.copyOfRange(vector, first, first + PITCHES);
    Arrays.sort(sorted);
    for (int i = 0; i < PITCHES; i++) {
      features[at + i] = sorted[PITCHES - 1 - i];
    }
    return at + PITCHES;
  }
}
