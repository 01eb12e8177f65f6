package org.cratetag.train.deep.training;

import java.util.List;
import java.util.SplittableRandom;
import org.cratetag.train.deep.Network;

/** Clips of one step, drawn, with their targets. */
record Batch(float[] inputs, float[] targets, int rows) {
  /**
   * Draws clips.
   *
   * @param weights how much each label's clips count
   */
  static Batch draw(
      List<Clip> clips,
      Network network,
      TrainingSettings settings,
      double[] weights,
      SplittableRandom random) {
    int size = network.input().size();
    int labels = network.labels();
    float[] inputs = new float[clips.size() * size];
    float[] targets = new float[clips.size() * labels];
    for (int row = 0; row < clips.size(); row++) {
      Clip clip = clips.get(row);
      float[] drawn = settings.augmentation().draw(clip, network.input(), random);
      System.arraycopy(drawn, 0, inputs, row * size, size);
      if (!network.isClassifier()) {
        System.arraycopy(clip.wanted(), 0, targets, row * labels, labels);
        continue;
      }
      double weight = weights[clip.target()];
      for (int label = 0; label < labels; label++) {
        double sure = label == clip.target() ? 1 - settings.smoothing() : 0;
        targets[row * labels + label] = (float) (weight * (sure + settings.smoothing() / labels));
      }
    }
    Batch batch = new Batch(inputs, targets, clips.size());
    return settings.mixup() > 0 ? batch.mixed(settings.mixup(), random) : batch;
  }

  /** Each row with a share of another one, the shares drawn once. */
  private Batch mixed(double parameter, SplittableRandom random) {
    float share = (float) beta(parameter, random);
    int distance = rows == 1 ? 0 : 1 + random.nextInt(rows - 1);
    return new Batch(mixed(inputs, share, distance), mixed(targets, share, distance), rows);
  }

  private float[] mixed(float[] values, float share, int distance) {
    int size = values.length / rows;
    float[] made = new float[values.length];
    for (int row = 0; row < rows; row++) {
      int other = (row + distance) % rows;
      for (int i = 0; i < size; i++) {
        made[row * size + i] =
            share * values[row * size + i] + (1 - share) * values[other * size + i];
      }
    }
    return made;
  }

  /** Beta(a, a) for a up to 1 by Jöhnk's rejection, 1964. */
  static double beta(double parameter, SplittableRandom random) {
    while (true) {
      double x = Math.pow(random.nextDouble(), 1 / parameter);
      double y = Math.pow(random.nextDouble(), 1 / parameter);
      if (x + y > 0 && x + y <= 1) {
        return x / (x + y);
      }
    }
  }
}
