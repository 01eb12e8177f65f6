package org.cratetag.lab.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelStructureTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "d", "e", "f");

  /** The labels that scores leak between, by number. */
  private static final int[] PLANTED = {0, 1, 0, 1, 2, 2};

  @Test
  void plantedClusters_areFound() {
    LabelStructure structure = structure("X", "Y", "X", "Y", "Z", "Z");
    assertThat(structure.clusters()).containsExactly(0, 1, 0, 1, 2, 2);
    assertThat(structure.clusterLabels())
        .containsExactly(List.of("a", "c"), List.of("b", "d"), List.of("e", "f"));
    assertThat(structure.adjustedRand()).isEqualTo(1);
    assertThat(structure.places()).noneMatch(LabelStructure.Place::isElsewhere);
  }

  @Test
  void labelInTheWrongFamily_isToldOf() {
    LabelStructure structure = structure("X", "Y", "X", "X", "Z", "Z");
    assertThat(structure.adjustedRand()).isLessThan(1);
    assertThat(structure.places().stream().filter(LabelStructure.Place::isElsewhere))
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.label()).isEqualTo(3);
              assertThat(place.nearest()).isEqualTo("Y");
              assertThat(place.own().orElseThrow()).isGreaterThan(place.distance());
            });
  }

  @Test
  void labelAloneInItsFamily_isNotElsewhere() {
    LabelStructure.Place alone = structure("X", "Y", "X", "Y", "Z", "W").places().get(5);
    assertThat(alone.own()).isEmpty();
    assertThat(alone.nearest()).isEqualTo("Z");
    assertThat(alone.isElsewhere()).isFalse();
  }

  @Test
  void distance_isMeasuredAgainstWhatStaysAtHome() {
    double[][] distances = LabelStructure.distances(new double[][] {{0.5, 0.1}, {0.3, 0.3}});
    assertThat(distances[0][1]).isCloseTo(0.5, within(1e-12)).isEqualTo(distances[1][0]);
    assertThat(distances[0][0]).isZero();
  }

  @Test
  void means_areOverTheRowsOfEachClass() {
    float[][] scores = {{1, 0}, {0, 1}, {0.5f, 0.5f}};
    assertThat(LabelStructure.means(scores, new int[] {0, 0, 1}, 2))
        .isDeepEqualTo(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
  }

  private static LabelStructure structure(String... families) {
    Map<String, String> classes = new LinkedHashMap<>();
    float[][] scores = new float[LABELS.size()][LABELS.size()];
    int[] targets = new int[LABELS.size()];
    for (int i = 0; i < LABELS.size(); i++) {
      classes.put(LABELS.get(i), families[i]);
      targets[i] = i;
      for (int j = 0; j < LABELS.size(); j++) {
        scores[i][j] = i == j ? 0.6f : PLANTED[i] == PLANTED[j] ? 0.2f : 0.05f;
      }
    }
    return LabelStructure.of(classes, scores, targets);
  }
}
