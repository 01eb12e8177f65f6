package org.cratetag.lab.tempo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cratetag.dsp.rhythm.Rhythm;
import org.junit.jupiter.api.Test;

class CountingStudyTest {
  private static final Random RANDOM = new Random(3);

  /** Songs of some groups; dense ones are counted twice as fast as they are heard. */
  private static List<WrittenSong> songs(int count) {
    List<WrittenSong> songs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isDense = i % 3 == 0;
      double heard = 95 + RANDOM.nextInt(20);
      float[] values = new float[Rhythm.SIZE];
      values[0] = (isDense ? 9 : 3) + RANDOM.nextFloat();
      songs.add(
          new WrittenSong(
              "song " + i,
              "group " + i % 4,
              isDense ? 2 * heard : heard,
              heard,
              Rhythm.of(values),
              List.of()));
    }
    return songs;
  }

  @Test
  void whatOnsetsTell_isLearned_andHoldsForOtherGroups() {
    CountingStudy.Figures all =
        new CountingStudy(songs(120), CountingStudy.PENALTY).figures().get("all");
    assertThat(all.songs()).isEqualTo(120);
    assertThat(all.heard()).isEqualTo(120);
    assertThat(all.folded()).isEqualTo(80);
    assertThat(all.byOnsets()).isGreaterThan(114);
  }

  @Test
  void songOfAnotherTempo_isNotHeard_andTeachesNothing() {
    List<WrittenSong> songs = songs(60);
    double[] before = new CountingStudy(songs, CountingStudy.PENALTY).all().weights();
    WrittenSong other =
        new WrittenSong("odd", "group 9", 100, 133, songs.get(0).rhythm(), List.of());
    assertThat(other.countedAs()).isEqualTo(-1);
    List<WrittenSong> more = new ArrayList<>(songs);
    more.add(other);
    CountingStudy study = new CountingStudy(more, CountingStudy.PENALTY);
    assertThat(study.all().weights()).isEqualTo(before);
    assertThat(study.figures().get("group 9"))
        .isEqualTo(new CountingStudy.Figures(1, 0, 0, 0, 0, 0));
  }

  @Test
  void songsOfOneGroup_areRefused() {
    WrittenSong one = songs(1).get(0);
    assertThatThrownBy(() -> new CountingStudy(List.of(one), CountingStudy.PENALTY))
        .hasMessageContaining("two groups");
  }
}
