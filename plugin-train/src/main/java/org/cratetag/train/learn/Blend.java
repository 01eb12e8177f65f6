package org.cratetag.train.learn;

import java.util.List;
import java.util.stream.Collectors;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * The weighted mean of several learners' probabilities. They learn side by side.
 *
 * @param parts learners with weights; the weights have sum 1
 */
public record Blend(List<Part> parts) implements Learner {
  /**
   * A learner with its weight.
   *
   * @param learner the learner
   * @param weight within (0, 1]
   */
  public record Part(Learner learner, float weight) {}

  public Blend {
    parts = List.copyOf(parts);
    double sum = parts.stream().mapToDouble(Part::weight).sum();
    if (Math.abs(sum - 1) > 1e-6) {
      throw new IllegalArgumentException("weights of a blend have the sum " + sum);
    }
  }

  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    List<LearnedModel> models =
        parts.parallelStream()
            .map(part -> part.learner().learn(rows, targets, classes, seed))
            .toList();
    return new Model(parts, models, classes);
  }

  @Override
  public String describe() {
    return parts.stream()
        .map(part -> part.weight() + " x " + part.learner().describe())
        .collect(Collectors.joining(" + "));
  }

  private record Model(List<Part> parts, List<LearnedModel> models, int classes)
      implements LearnedModel {
    @Override
    public float[][] probabilities(float[][] rows) {
      float[][] mean = new float[rows.length][classes];
      for (int part = 0; part < models.size(); part++) {
        float[][] each = models.get(part).probabilities(rows);
        float weight = parts.get(part).weight();
        for (int row = 0; row < rows.length; row++) {
          for (int i = 0; i < classes; i++) {
            mean[row][i] += weight * each[row][i];
          }
        }
      }
      return mean;
    }

    @Override
    public String append(OnnxGraph graph, String features) {
      String sum = null;
      for (int part = 0; part < models.size(); part++) {
        String each = models.get(part).append(graph, features);
        String weighted = graph.add("Mul", each, graph.constant(parts.get(part).weight()));
        sum = sum == null ? weighted : graph.add("Add", sum, weighted);
      }
      return sum;
    }

    @Override
    public void close() {
      models.forEach(LearnedModel::close);
    }
  }
}
