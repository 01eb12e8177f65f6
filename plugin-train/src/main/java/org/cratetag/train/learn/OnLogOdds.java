package org.cratetag.train.learn;

import java.util.Arrays;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * A learner that is shown the {@link LogOdds} of rows of probabilities.
 *
 * @param learner what learns from them
 */
public record OnLogOdds(Learner learner) implements Learner {
  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    return new Model(learner.learn(shown(rows), targets, classes, seed));
  }

  @Override
  public String describe() {
    return learner.describe();
  }

  private static float[][] shown(float[][] rows) {
    return Arrays.stream(rows).map(LogOdds::of).toArray(float[][]::new);
  }

  private record Model(LearnedModel model) implements LearnedModel {
    @Override
    public float[][] probabilities(float[][] rows) {
      return model.probabilities(shown(rows));
    }

    @Override
    public String append(OnnxGraph graph, String features) {
      return model.append(graph, LogOdds.append(graph, features));
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
