package org.cratetag.train.deep.training;

import java.util.List;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.layer.Crops;

/** What a network in training says of whole clips: the mean over windows. */
public final class Judge {
  private static final int ROWS = 32;

  private final Network network;
  private final int windows;

  /** A judge by so many windows of each clip that is longer than the network's input. */
  public Judge(Network network, int windows) {
    this.network = network;
    this.windows = windows;
  }

  /** Probabilities {@code [clips][labels]}. */
  public float[][] probabilities(
      TrainingSession session, TrainingSession.Which which, List<Clip> clips) {
    float[][] means = new float[clips.size()][network.labels()];
    int size = network.input().size();
    int each = clips.stream().anyMatch(this::isLonger) ? windows : 1;
    int all = clips.size() * each;
    for (int first = 0; first < all; first += ROWS) {
      int rows = Math.min(ROWS, all - first);
      float[] inputs = new float[rows * size];
      for (int row = 0; row < rows; row++) {
        float[] window = window(clips.get((first + row) / each), (first + row) % each, each);
        System.arraycopy(window, 0, inputs, row * size, size);
      }
      float[][] made = session.probabilities(which, inputs, rows);
      for (int row = 0; row < rows; row++) {
        float[] mean = means[(first + row) / each];
        for (int label = 0; label < mean.length; label++) {
          mean[label] += made[row][label] / each;
        }
      }
    }
    return means;
  }

  private boolean isLonger(Clip clip) {
    return !clip.shape().equals(network.input());
  }

  private float[] window(Clip clip, int window, int count) {
    int frames = network.input().extent(network.input().rank() - 1);
    int all = clip.shape().extent(clip.shape().rank() - 1);
    return clip.frames(new Crops(frames, count).start(window, all), frames);
  }

  /** Mean cross-entropy of the true labels. */
  public static double loss(float[][] probabilities, List<Clip> clips) {
    double sum = 0;
    for (int i = 0; i < clips.size(); i++) {
      sum -= Math.log(Math.max(1e-12, probabilities[i][clips.get(i).target()]));
    }
    return sum / clips.size();
  }

  /** Share of clips whose most probable label is theirs. */
  public static double accuracy(float[][] probabilities, List<Clip> clips) {
    int right = 0;
    for (int i = 0; i < clips.size(); i++) {
      int best = 0;
      for (int label = 1; label < probabilities[i].length; label++) {
        best = probabilities[i][label] > probabilities[i][best] ? label : best;
      }
      right += best == clips.get(i).target() ? 1 : 0;
    }
    return (double) right / clips.size();
  }
}
