package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnColumns;
import org.cratetag.train.learn.OnOutputsOf;
import org.cratetag.train.search.Search;

/**
 * What was learned of crates: a model for each front-end that has a weight. Close it when done.
 *
 * @param parts the models; their weights have the sum 1
 */
record CrateModel(List<Part> parts) implements AutoCloseable {
  /**
   * A model over one front-end.
   *
   * @param heard the part of a row that it takes
   * @param model over that part
   * @param weight in the mean of all parts
   * @param ofOutputs how much of the weight is learned from the outputs of another pack
   */
  record Part(HeardColumns heard, LearnedModel model, float weight, double ofOutputs) {}

  /**
   * Learns from all rows.
   *
   * @param learner of {@link CrateLearners#of}; where it searches, what it finds is learned
   */
  static CrateModel learn(
      Learner learner, CrateInputs inputs, int[] targets, int classes, long seed) {
    float[][] rows = inputs.table().features();
    int[] groups = inputs.table().groups();
    List<Blend.Part> chosen =
        learner instanceof Search search
            ? search.choose(rows, targets, groups, classes, seed).parts()
            : List.of(new Blend.Part(learner, 1));
    List<Part> parts = new ArrayList<>();
    for (HeardColumns heard : inputs.parts()) {
      List<Blend.Part> own = over(heard, chosen);
      float weight = sum(own);
      if (weight > 0) {
        LearnedModel model =
            blend(own, weight).learn(heard.columns().of(rows), targets, groups, classes, seed);
        double ofOutputs =
            own.stream()
                .filter(part -> part.learner() instanceof OnOutputsOf)
                .mapToDouble(Blend.Part::weight)
                .sum();
        parts.add(new Part(heard, model, weight, ofOutputs));
      }
    }
    return new CrateModel(parts);
  }

  /** How much of all is learned from the outputs of another pack. */
  double ofOutputs() {
    return parts.stream().mapToDouble(Part::ofOutputs).sum();
  }

  /** How much a front-end weighs. */
  double weight(HeardColumns heard) {
    return parts.stream().filter(part -> part.heard() == heard).mapToDouble(Part::weight).sum();
  }

  /** What the whole says of rows, {@code [rows][classes]}. */
  float[][] probabilities(float[][] rows) {
    float[][] mean = null;
    for (Part part : parts) {
      float[][] each = part.model().probabilities(part.heard().columns().of(rows));
      if (mean == null) {
        mean = new float[rows.length][each[0].length];
      }
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < each[row].length; i++) {
          mean[row][i] += part.weight() * each[row][i];
        }
      }
    }
    return mean;
  }

  @Override
  public void close() {
    parts.forEach(part -> part.model().close());
  }

  /** The learners over a front-end's part of the rows, as they are once they have that part. */
  private static List<Blend.Part> over(HeardColumns heard, List<Blend.Part> chosen) {
    List<Blend.Part> own = new ArrayList<>();
    for (Blend.Part part : chosen) {
      OnColumns learner = (OnColumns) part.learner();
      if (learner.columns() == heard.columns()) {
        own.add(new Blend.Part(learner.learner(), part.weight()));
      }
    }
    return own;
  }

  private static Learner blend(List<Blend.Part> parts, float weight) {
    return parts.size() == 1
        ? parts.get(0).learner()
        : new Blend(
            parts.stream()
                .map(part -> new Blend.Part(part.learner(), part.weight() / weight))
                .toList());
  }

  private static float sum(List<Blend.Part> parts) {
    float sum = 0;
    for (Blend.Part part : parts) {
      sum += part.weight();
    }
    return sum;
  }
}
