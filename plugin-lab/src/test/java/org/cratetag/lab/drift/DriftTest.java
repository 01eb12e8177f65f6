package org.cratetag.lab.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.Pcm;
import org.cratetag.feature.EdmStats;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Transformation WAY = Transformation.list().get(0);

  @Test
  void sameFilesBeforeAndAfter_haveNoDrift() {
    List<Heard> heard = List.of(heard(1, "House", "House"), heard(5, "Techno", "Techno"));

    Drift drift = Drift.of(WAY, heard, heard);

    assertThat(drift.median()).isZero();
    assertThat(drift.p95()).isZero();
    assertThat(drift.labelFlips()).isZero();
    assertThat(drift.changes().get(Change.SAME)).isEqualTo(1);
    assertThat(drift.features()).hasSize(EdmStats.SIZE);
  }

  @Test
  void drift_isCountedInTheSpreadBetweenTracks() {
    List<Heard> before = new ArrayList<>();
    List<Heard> after = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      // 0, 10, 20, 30, 40: the standard deviation is 14.14.
      before.add(heard(10 * i, "House", "House"));
      after.add(heard(10 * i + 7.07, "House", "House"));
    }

    Drift drift = Drift.of(WAY, before, after);

    assertThat(drift.features().get(0).median()).isCloseTo(0.5, within(1e-3));
    assertThat(drift.features().get(0).name()).isEqualTo("zero crossing rate mean");
    assertThat(drift.features().get(1).median()).isZero();
    assertThat(drift.worst(1).get(0)).isEqualTo(drift.features().get(0));
  }

  @Test
  void flips_areCountedByLabelAndFamily() {
    List<Heard> before =
        List.of(heard(0, "House", "House"), heard(1, "House", "House"), heard(2, "Trap", "Bass"));
    List<Heard> after =
        List.of(heard(0, "Deep House", "House"), heard(1, "Dubstep", "Bass"), before.get(2));

    Drift drift = Drift.of(WAY, before, after);

    assertThat(drift.labelFlips()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(drift.familyFlips()).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void oneTrack_hasNoSpread() {
    List<Heard> one = List.of(heard(1, "House", "House"));

    assertThatThrownBy(() -> Drift.of(WAY, one, one)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void change_tellsLessFromOther() {
    assertThat(Change.of(List.of("Bass", "Dubstep"), List.of("Bass", "Dubstep")))
        .isEqualTo(Change.SAME);
    assertThat(Change.of(List.of(), List.of())).isEqualTo(Change.SAME);
    assertThat(Change.of(List.of("Bass", "Dubstep"), List.of("Bass"))).isEqualTo(Change.LESS);
    assertThat(Change.of(List.of("Bass", "Dubstep"), List.of())).isEqualTo(Change.LESS);
    assertThat(Change.of(List.of("Bass"), List.of("Bass", "Dubstep"))).isEqualTo(Change.MORE);
    assertThat(Change.of(List.of(), List.of("Bass"))).isEqualTo(Change.MORE);
    assertThat(Change.of(List.of("Bass", "Dubstep"), List.of("Bass", "Breaks")))
        .isEqualTo(Change.OTHER);
    assertThat(Change.of(List.of("Bass"), List.of("House"))).isEqualTo(Change.OTHER);
  }

  @Test
  void gain_isInDecibels_andClips() {
    Pcm pcm = new Pcm(new float[] {0.5f, -0.9f, 0.01f}, 44_100);

    assertThat(named("gain-plus-6").amplified(pcm).samples())
        .containsExactly(new float[] {0.998f, -1, 0.01995f}, within(1e-3f));
    assertThat(named("gain-minus-12").amplified(pcm).samples()[0])
        .isCloseTo(0.1256f, within(1e-4f));
    assertThat(Transformation.ORIGINAL.amplified(pcm)).isSameAs(pcm);
  }

  @Test
  void names_areUniqueAndCoverEveryFeature() {
    assertThat(Transformation.list().stream().map(Transformation::name)).doesNotHaveDuplicates();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < EdmStats.SIZE; i++) {
      names.add(EdmStatsNames.of(i));
    }
    assertThat(names).doesNotHaveDuplicates().contains("MFCC 13 mean", "chroma 12 deviation");
    assertThat(names.get(33)).isEqualTo("chroma deviation mean");
  }

  private static Transformation named(String name) {
    return Transformation.list().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Heard heard(double first, String label, String family) {
    float[] features = new float[EdmStats.SIZE];
    features[0] = (float) first;
    features[1] = 3;
    return new Heard(
        features, Optional.of(label), 0.5, Optional.of(family), List.of(family, label));
  }
}
