package org.cratetag.train.clips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cratetag.pack.DataSet;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;
import org.junit.jupiter.api.Test;

class ClipSetTest {
  private final ClipSet set =
      new ClipSet(
          List.of("House", "Techno"),
          clips("learn", 6),
          clips("validate", 2),
          clips("test", 2),
          new DataSet("made up", "0".repeat(64), 10, "none"),
          "by hand");

  @Test
  void tracksAreCountedOnce_withoutTheTestPart() {
    assertThat(set.tracks()).isEqualTo(8);
  }

  @Test
  void rotationsValidateEachTrackOnce_andNeverTouchTheTestPart() {
    List<ClipSet> sets = set.rotations(4, 1);
    assertThat(sets).extracting(ClipSet::split).doesNotHaveDuplicates();
    List<String> validated = new ArrayList<>();
    for (ClipSet each : sets) {
      Set<String> learned = names(each.learn());
      Set<String> judged = names(each.validate());
      assertThat(learned).hasSize(6).doesNotContainAnyElementsOf(judged);
      assertThat(judged).hasSize(2);
      assertThat(each.validate()).hasSize(4);
      assertThat(ClipSet.targets(each.validate())).contains(0, 1);
      assertThat(each.test()).isEqualTo(set.test());
      validated.addAll(judged);
    }
    assertThat(validated).hasSize(8).doesNotHaveDuplicates();
    assertThat(names(set.test())).doesNotContainAnyElementsOf(validated);
  }

  private static Set<String> names(List<Clip> clips) {
    return new HashSet<>(clips.stream().map(Clip::name).toList());
  }

  /** Two clips a track. */
  private static List<Clip> clips(String part, int tracks) {
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < 2 * tracks; i++) {
      String name = part + " " + i / 2;
      clips.add(new Clip(name, i / 2 % 2, TensorShape.of(1), new float[1]));
    }
    return clips;
  }
}
