package org.cratetag.train.deep.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.GlobalPool;
import org.cratetag.train.deep.layer.Pool;
import org.cratetag.train.deep.layer.StackBands;
import org.cratetag.train.deep.named.Stacks;
import org.cratetag.train.deep.tensor.TensorShape;

/** Small pictures in noise: each label has its own loud bands. */
public final class Clips {
  private Clips() {}

  /** So many clips {@code [1][8][frames]} of each label, in turn. */
  public static List<Clip> pictures(int labels, int each, int frames, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < labels * each; i++) {
      int target = i % labels;
      float[] values = new float[8 * frames];
      for (int j = 0; j < values.length; j++) {
        int band = j / frames;
        values[j] = (float) (0.5 * random.nextDouble() + (band % labels == target ? 0.5 : 0));
      }
      clips.add(new Clip("clip " + i, target, TensorShape.of(1, 8, frames), values));
    }
    return clips;
  }

  /** A small network for them, with all that makes training depend on its random numbers. */
  public static Network network(int labels) {
    return new Network(
        TensorShape.of(1, 8, 12),
        Stacks.of(
            Stacks.normed(6, 3),
            List.of(
                Pool.max(2, 2),
                new StackBands(),
                new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX),
                new Dropout(0.2)),
            Stacks.labels(labels)));
  }
}
