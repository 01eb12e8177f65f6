package org.cratetag.train.learn;

import org.cratetag.train.onnx.OnnxGraph;

/**
 * A learner that is shown some columns of each row.
 *
 * @param columns which
 * @param learner what learns from them
 */
public record OnColumns(Columns columns, Learner learner) implements Learner {
  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    return new Model(columns, learner.learn(columns.of(rows), targets, classes, seed));
  }

  @Override
  public String describe() {
    return learner.describe();
  }

  private record Model(Columns columns, LearnedModel model) implements LearnedModel {
    @Override
    public float[][] probabilities(float[][] rows) {
      return model.probabilities(columns.of(rows));
    }

    @Override
    public String append(OnnxGraph graph, String features) {
      return model.append(graph, columns.append(graph, features));
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
