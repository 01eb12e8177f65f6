package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.clips.ClipSet;

/**
 * What trained networks say of tracks that they did not learn from, which calibration and threshold
 * are set by.
 *
 * @param scores {@code [tracks][labels]}
 * @param targets label of each track
 */
public record HeldOut(float[][] scores, int[] targets) {
  /** All judged the same validation part: the mean of what they say. */
  public static HeldOut ofMean(ClipSet set, List<TrainedNetwork> members) {
    float[][] mean = null;
    for (TrainedNetwork member : members) {
      float[][] said = member.validation();
      mean = mean == null ? new float[said.length][said[0].length] : mean;
      for (int row = 0; row < mean.length; row++) {
        for (int label = 0; label < mean[row].length; label++) {
          mean[row][label] += said[row][label] / members.size();
        }
      }
    }
    TrackClips tracks = TrackClips.of(set.validate());
    return new HeldOut(tracks.means(mean), tracks.targets());
  }

  /**
   * Each judged a validation part of its own: all that was said, one after the other. A pack that
   * takes their mean is judged with caution so, since each of them is alone here.
   *
   * @param sets of each member
   */
  public static HeldOut ofFolds(List<ClipSet> sets, List<TrainedNetwork> members) {
    List<float[]> scores = new ArrayList<>();
    IntStream.Builder targets = IntStream.builder();
    for (int i = 0; i < sets.size(); i++) {
      TrackClips tracks = TrackClips.of(sets.get(i).validate());
      scores.addAll(List.of(tracks.means(members.get(i).validation())));
      IntStream.of(tracks.targets()).forEach(targets);
    }
    return new HeldOut(scores.toArray(float[][]::new), targets.build().toArray());
  }
}
