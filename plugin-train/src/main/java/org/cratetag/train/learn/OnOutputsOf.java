package org.cratetag.train.learn;

import java.util.Arrays;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * A learner that is shown what another model, which learned from other music, says of each vector:
 * the logarithms of its probabilities. The other model becomes a part of what is learned and of its
 * graph.
 *
 * @param teacher the other model, over the same vectors; whoever made it closes it
 * @param learner what learns from what it says
 */
public record OnOutputsOf(LearnedModel teacher, Learner learner) implements Learner {
  /** Less probable labels are all alike. */
  private static final float LEAST = 1e-4f;

  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    return new Model(teacher, learner.learn(shown(teacher, rows), targets, classes, seed));
  }

  @Override
  public String describe() {
    return learner.describe() + " on what another model says";
  }

  private static float[][] shown(LearnedModel teacher, float[][] rows) {
    return Arrays.stream(teacher.probabilities(rows))
        .map(
            said -> {
              float[] logarithms = new float[said.length];
              for (int i = 0; i < said.length; i++) {
                logarithms[i] = (float) Math.log(Math.max(said[i], LEAST));
              }
              return logarithms;
            })
        .toArray(float[][]::new);
  }

  private record Model(LearnedModel teacher, LearnedModel model) implements LearnedModel {
    @Override
    public float[][] probabilities(float[][] rows) {
      return model.probabilities(shown(teacher, rows));
    }

    @Override
    public String append(OnnxGraph graph, String features) {
      String said = teacher.append(graph, features);
      return model.append(graph, graph.add("Log", graph.add("Max", said, graph.constant(LEAST))));
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
