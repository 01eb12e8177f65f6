package org.cratetag.lab.learn;

import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * A learner that is shown logarithms and tempo bumps of vectors of {@code edm-stats/1}. The
 * derivation is part of the model and of its graph.
 *
 * @param learner what learns from them
 */
public record OnSmoothFeatures(Learner learner) implements Learner {
  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    return new Model(learner.learn(SmoothFeatures.of(rows), targets, classes, seed));
  }

  @Override
  public String describe() {
    return learner.describe() + " on " + SmoothFeatures.size() + " smooth features";
  }

  private record Model(LearnedModel model) implements LearnedModel {
    @Override
    public float[][] probabilities(float[][] rows) {
      return model.probabilities(SmoothFeatures.of(rows));
    }

    @Override
    public String append(OnnxGraph graph, String features) {
      return model.append(graph, SmoothFeatures.append(graph, features));
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
