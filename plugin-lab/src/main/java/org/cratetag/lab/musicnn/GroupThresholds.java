package org.cratetag.lab.musicnn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cratetag.train.calibrate.ThresholdChoice;

/**
 * From which probability each group is said: the least common one from which enough of all that is
 * said is right, more where a group's own is not, and never where a group is hardly ever said.
 */
final class GroupThresholds {
  /** Share of all that is said that is to be right. */
  static final double RIGHT = 0.915;

  /** Share of what is said of one group that is to be right, out of few clips. */
  static final double RIGHT_OF_A_GROUP = 0.88;

  /** A group that is said of fewer clips is not judged by them. */
  private static final int LEAST_CLIPS = 3;

  private final double[] thresholds;

  private GroupThresholds(double[] thresholds) {
    this.thresholds = thresholds;
  }

  static GroupThresholds of(List<OutOfFold.Said> said, int divisions) {
    double[] thresholds = new double[Genres.GROUPS.size()];
    Arrays.fill(thresholds, ThresholdChoice.NEVER);
    for (int group = 0; group < Genres.TOLD; group++) {
      int wanted = group;
      List<OutOfFold.Said> own = said.stream().filter(each -> each.top() == wanted).toList();
      double least = least(own, RIGHT_OF_A_GROUP, LEAST_CLIPS * divisions);
      thresholds[group] = least;
    }
    // Of those that each group allows, from where all together are right enough.
    List<OutOfFold.Said> allowed =
        said.stream().filter(each -> each.confidence() >= thresholds[each.top()]).toList();
    double common = least(allowed, RIGHT, LEAST_CLIPS * divisions);
    for (int group = 0; group < Genres.TOLD; group++) {
      int wanted = group;
      double threshold = Math.max(thresholds[group], common);
      long left =
          said.stream()
              .filter(each -> each.top() == wanted && each.confidence() >= threshold)
              .count();
      thresholds[group] = left < LEAST_CLIPS * divisions ? ThresholdChoice.NEVER : threshold;
    }
    return new GroupThresholds(thresholds);
  }

  double of(int group) {
    return thresholds[group];
  }

  boolean isSaid(OutOfFold.Said said) {
    return said.confidence() >= thresholds[said.top()];
  }

  /** The least probability from which a share is right, of as many clips at least. */
  private static double least(List<OutOfFold.Said> said, double share, int leastClips) {
    List<OutOfFold.Said> surestFirst =
        said.stream()
            .sorted(Comparator.comparingDouble(OutOfFold.Said::confidence).reversed())
            .toList();
    double least = ThresholdChoice.NEVER;
    int right = 0;
    for (int i = 0; i < surestFirst.size(); i++) {
      right += surestFirst.get(i).isRight() ? 1 : 0;
      if (i + 1 >= leastClips && right >= share * (i + 1)) {
        least = surestFirst.get(i).confidence();
      }
    }
    return least;
  }
}
