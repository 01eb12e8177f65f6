package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * Genres of what the base MusiCNN gives: the weighted mean of two heads, one over the log-odds of
 * its tags, one over its mean-pooled inner features.
 *
 * @param tags over {@value TeacherTags#TAGS} log-odds
 * @param inner over {@value TeacherTags#INNER} features
 */
record BaseHead(GenreHead tags, GenreHead inner) {
  /** Weight of the tags in the mean. */
  static final double TAGS_SHARE = 0.6;

  /** What a clip counts of which the tags alone are known, as those of GTZAN. */
  static final double WEIGHT_OF_TAGS_ALONE = 0.5;

  /** How many values of a track the base gives. */
  static final int VALUES = TeacherTags.FIRST_TAG + TeacherTags.TAGS;

  private static final double TAGS_PENALTY = 0.03;
  private static final double INNER_PENALTY = 0.1;

  /** Learns from clips of which the tags are known, and of some the inner features. */
  static BaseHead learn(List<GenreClip> clips) {
    List<GenreHead.Row> tags = new ArrayList<>();
    List<GenreHead.Row> inner = new ArrayList<>();
    for (GenreClip clip : clips) {
      double weight = clip.hasInner() ? 1 : WEIGHT_OF_TAGS_ALONE;
      tags.add(new GenreHead.Row(tagsOf(clip.taught()), clip.right(), weight));
      if (clip.hasInner()) {
        inner.add(new GenreHead.Row(innerOf(clip.taught()), clip.right(), weight));
      }
    }
    return new BaseHead(
        GenreHead.learn(tags, equal(TeacherTags.TAGS, TAGS_PENALTY)),
        GenreHead.learn(inner, equal(TeacherTags.INNER, INNER_PENALTY)));
  }

  private static double[] equal(int features, double penalty) {
    double[] penalties = new double[features];
    Arrays.fill(penalties, penalty);
    return penalties;
  }

  private static float[] tagsOf(float[] taught) {
    return Arrays.copyOf(taught, TeacherTags.TAGS);
  }

  private static float[] innerOf(float[] taught) {
    return Arrays.copyOfRange(taught, TeacherTags.TAGS, taught.length);
  }

  /** Probabilities of {@link GenreLabels#ALL}; by the tags alone where no more is known. */
  float[] probabilities(GenreClip clip) {
    float[] ofTags = tags.probabilities(tagsOf(clip.taught()));
    return clip.hasInner() ? mean(ofTags, inner.probabilities(innerOf(clip.taught()))) : ofTags;
  }

  /**
   * Probabilities of {@link GenreLabels#ALL}.
   *
   * @param values of a track, as the base gives them
   */
  float[] probabilities(float[] values) {
    float[] taught = TeacherTags.taught(values);
    return mean(tags.probabilities(tagsOf(taught)), inner.probabilities(innerOf(taught)));
  }

  private static float[] mean(float[] ofTags, float[] ofInner) {
    float[] mean = new float[ofTags.length];
    for (int label = 0; label < mean.length; label++) {
      mean[label] = (float) (TAGS_SHARE * ofTags[label] + (1 - TAGS_SHARE) * ofInner[label]);
    }
    return mean;
  }

  /** As an ONNX file that takes the base's values and gives probabilities. */
  byte[] onnx(String input, String output) {
    OnnxGraph graph = new OnnxGraph(input, VALUES);
    String logOdds =
        TeacherTags.appendLogOdds(
            graph, graph.columns(input, range(TeacherTags.FIRST_TAG, TeacherTags.TAGS)));
    String ofTags = tags.append(graph, logOdds);
    String ofInner =
        inner.append(
            graph, graph.columns(input, range(TeacherTags.FIRST_INNER, TeacherTags.INNER)));
    String mean =
        graph.add(
            "Add",
            graph.add("Mul", ofTags, graph.constant((float) TAGS_SHARE)),
            graph.add("Mul", ofInner, graph.constant((float) (1 - TAGS_SHARE))));
    return graph.toModel(mean, output, GenreLabels.ALL.size());
  }

  private static int[] range(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }
}
