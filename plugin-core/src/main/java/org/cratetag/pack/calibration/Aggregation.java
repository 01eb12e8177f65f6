package org.cratetag.pack.calibration;

import java.util.List;

/** How the probabilities of a track's clips become those of the track. */
public enum Aggregation {
  /** The mean of the clips' probabilities. */
  MEAN {
    @Override
    public float[] apply(List<float[]> clips) {
      return mean(clips);
    }
  },

  /**
   * The share of clips that find a label the most probable. The mean counts as one clip more,
   * spread over the labels: it breaks ties, and never outweighs a label that leads by a whole clip.
   */
  VOTE {
    @Override
    public float[] apply(List<float[]> clips) {
      float[] votes = mean(clips);
      for (float[] clip : clips) {
        int most = 0;
        for (int label = 1; label < clip.length; label++) {
          most = clip[label] > clip[most] ? label : most;
        }
        votes[most]++;
      }
      for (int label = 0; label < votes.length; label++) {
        votes[label] /= clips.size() + 1;
      }
      return votes;
    }
  };

  /**
   * The track's probabilities.
   *
   * @param clips at least one, each with a probability for every label; not changed
   */
  public abstract float[] apply(List<float[]> clips);

  private static float[] mean(List<float[]> clips) {
    float[] mean = new float[clips.get(0).length];
    for (int label = 0; label < mean.length; label++) {
      double sum = 0;
      for (float[] clip : clips) {
        sum += clip[label];
      }
      mean[label] = (float) (sum / clips.size());
    }
    return mean;
  }
}
