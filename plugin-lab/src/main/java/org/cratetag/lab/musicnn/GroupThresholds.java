package org.cratetag.lab.musicnn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.Thresholds;
import org.cratetag.train.calibrate.ThresholdChoice;

/**
 * From which probability each group is said: the least from which enough of it is right, and never
 * where it is not, or where there are too few clips to know.
 */
final class GroupThresholds {
  /** Share of what is carefully said of a group that is to be right. */
  static final double RIGHT = 0.92;

  /** The same of what is said at the level balanced. */
  static final double BALANCED_RIGHT = 0.82;

  /** Nothing is carefully said that is less probable than its opposite. */
  static final double LEAST = 0.5;

  /** The same of what is said at the level balanced. */
  static final double BALANCED_LEAST = 0.4;

  /**
   * Of Electronic where the clips do not tell: AllMusic's electronic clips are half pop, and dance
   * music is hardly among them. No figure stands behind these, so that they are high.
   */
  static final Thresholds ELECTRONIC = new Thresholds(0.9, 0.8, 0);

  /** What is said of fewer clips is not judged by them. */
  private static final int LEAST_CLIPS = 3;

  private final List<Thresholds> thresholds;

  private GroupThresholds(List<Thresholds> thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * Sets them.
   *
   * @param said of AllMusic's clips
   * @param divisions how often each clip is among them
   * @param elsewhere what is said of GTZAN's test part, by which a group is judged that is hardly
   *     ever said of AllMusic's clips, as Classical
   */
  static GroupThresholds of(
      List<OutOfFold.Said> said, int divisions, List<OutOfFold.Said> elsewhere) {
    List<Thresholds> thresholds = new ArrayList<>();
    int leastClips = LEAST_CLIPS * divisions;
    for (int group = 0; group < Genres.TOLD; group++) {
      List<OutOfFold.Said> own = new ArrayList<>(of(said, group));
      if (own.size() < leastClips) {
        own.addAll(of(elsewhere, group));
      }
      double careful = Math.max(LEAST, least(own, RIGHT, leastClips));
      double balanced = Math.max(BALANCED_LEAST, least(own, BALANCED_RIGHT, leastClips));
      Thresholds measured = new Thresholds(careful, Math.min(careful, balanced), 0);
      boolean isNotTold = careful > 1 && Genres.GROUPS.get(group).equals("Electronic");
      thresholds.add(isNotTold ? ELECTRONIC : measured);
    }
    thresholds.add(Thresholds.NEVER);
    return new GroupThresholds(thresholds);
  }

  private static List<OutOfFold.Said> of(List<OutOfFold.Said> said, int group) {
    return said.stream().filter(each -> each.top() == group).toList();
  }

  /** Those of a group. */
  Thresholds of(int group) {
    return thresholds.get(group);
  }

  boolean isSaid(OutOfFold.Said said, Sureness sureness) {
    return said.confidence() >= of(said.top()).at(sureness);
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
