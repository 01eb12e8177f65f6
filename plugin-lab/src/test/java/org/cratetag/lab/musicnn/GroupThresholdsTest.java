package org.cratetag.lab.musicnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.Thresholds;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.junit.jupiter.api.Test;

class GroupThresholdsTest {
  private static final int JAZZ = Genres.GROUPS.indexOf("Jazz");
  private static final int CLASSICAL = Genres.GROUPS.indexOf("Classical");

  private static OutOfFold.Said said(int group, double confidence, boolean right) {
    double[] groups = new double[Genres.GROUPS.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (1 - confidence) / (groups.length - 1);
    }
    groups[group] = confidence;
    return new OutOfFold.Said(groups, Set.of(right ? group : Genres.TOLD), 0);
  }

  @Test
  void threshold_isTheLeastFromWhichEnoughAreRight() {
    List<OutOfFold.Said> said = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      said.add(said(JAZZ, 0.9 - i * 0.01, true));
    }
    said.add(said(JAZZ, 0.7, false));
    said.add(said(JAZZ, 0.6, false));
    GroupThresholds thresholds = GroupThresholds.of(said, 1, List.of());
    assertThat(thresholds.of(JAZZ).careful()).isEqualTo(0.7);
    assertThat(thresholds.isSaid(said(JAZZ, 0.71, true), Sureness.CAREFUL)).isTrue();
    assertThat(thresholds.isSaid(said(JAZZ, 0.69, true), Sureness.CAREFUL)).isFalse();
  }

  @Test
  void groupThatIsOftenWrong_isNeverSaid() {
    List<OutOfFold.Said> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      said.add(said(JAZZ, 0.5 + i * 0.02, i % 2 == 0));
    }
    assertThat(GroupThresholds.of(said, 1, List.of()).of(JAZZ).careful())
        .isEqualTo(ThresholdChoice.NEVER);
  }

  @Test
  void groupOfTooFewClips_isJudgedElsewhereOrNeverSaid() {
    List<OutOfFold.Said> two = List.of(said(CLASSICAL, 0.9, true), said(CLASSICAL, 0.8, true));
    assertThat(GroupThresholds.of(two, 1, List.of()).of(CLASSICAL).careful())
        .isEqualTo(ThresholdChoice.NEVER);
    List<OutOfFold.Said> elsewhere =
        List.of(said(CLASSICAL, 0.85, true), said(CLASSICAL, 0.75, true));
    assertThat(GroupThresholds.of(two, 1, elsewhere).of(CLASSICAL).careful()).isEqualTo(0.75);
  }

  @Test
  void group_isNotSaidBelowOneHalf() {
    List<OutOfFold.Said> said = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      said.add(said(JAZZ, 0.3 + i * 0.01, true));
    }
    assertThat(GroupThresholds.of(said, 1, List.of()).of(JAZZ).careful()).isEqualTo(0.5);
  }

  @Test
  void electronic_isSaidWhereSureThoughTheClipsDoNotTell() {
    int electronic = Genres.GROUPS.indexOf("Electronic");
    assertThat(GroupThresholds.of(List.of(), 1, List.of()).of(electronic))
        .isEqualTo(GroupThresholds.ELECTRONIC);
  }

  @Test
  void other_isNeverSaid() {
    List<OutOfFold.Said> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      said.add(said(Genres.TOLD, 0.9, true));
    }
    assertThat(GroupThresholds.of(said, 1, List.of()).of(Genres.TOLD)).isEqualTo(Thresholds.NEVER);
  }
}
