package org.cratetag.lab.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cratetag.feature.EdmStats;
import org.cratetag.lab.data.OtherMusic;
import org.cratetag.pack.PackDomain;
import org.cratetag.pack.PackDomain.Term;
import org.cratetag.train.data.LabelledTable;
import org.junit.jupiter.api.Test;

class LearnedDomainTest {
  /** Positive values around {@code exp(centre)}; value 1 is moved, all others are alike. */
  private static LabelledTable table(int rows, double moved, List<String> labels, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[rows][EdmStats.SIZE];
    List<String> names = new ArrayList<>();
    int[] groups = new int[rows];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < EdmStats.SIZE; i++) {
        features[row][i] = (float) Math.exp(0.5 * random.nextGaussian() + (i == 1 ? moved : 0));
      }
      names.add(labels.get(row % labels.size()));
      groups[row] = row / 5;
    }
    return new LabelledTable("test", features, names, groups);
  }

  private static final LabelledTable OWN = table(600, 0, List.of("House", "Techno"), 1);
  private static final LabelledTable OTHER = table(60, -2, List.of("orchestral", "speech"), 2);

  @Test
  void fit_isTheMinimumOfItsPenalisedLoss() {
    PackDomain domain = DomainFit.fit(OWN.features(), OTHER);
    double best = loss(domain, 0, 0);
    for (int term : new int[] {0, 1, 20, domain.terms().size()}) {
      assertThat(loss(domain, term, 1e-3)).isGreaterThan(best);
      assertThat(loss(domain, term, -1e-3)).isGreaterThan(best);
    }
  }

  /** The loss that {@link DomainFit} minimises, with one coefficient moved. */
  private static double loss(PackDomain domain, int moved, double by) {
    List<Term> terms = new ArrayList<>(domain.terms());
    double intercept = domain.intercept();
    if (moved == terms.size()) {
      intercept += by;
    } else {
      Term t = terms.get(moved);
      terms.set(
          moved, new Term(t.value(), t.logarithm(), t.mean(), t.deviation(), t.weight() + by));
    }
    PackDomain changed = new PackDomain(terms, intercept, 0.5);
    double loss = 0;
    for (float[] row : OWN.features()) {
      loss -= Math.log(changed.score(row).probability()) * 0.5 / OWN.size();
    }
    for (float[] row : OTHER.features()) {
      loss -= Math.log(1 - changed.score(row).probability()) * 0.5 / OTHER.size();
    }
    for (Term term : terms) {
      loss += 0.5 * 0.05 * term.weight() * term.weight();
    }
    return loss;
  }

  @Test
  void chromaAndTempo_areLeftOut() {
    assertThat(DomainFit.values())
        .hasSize(45)
        .contains(0, 20, 33, 34, 54, 67, 69)
        .doesNotContain(21, 32, 55, 66, 68, 70, 71, 72);
  }

  @Test
  void threshold_silencesThreeInAHundredOfItsOwn_andNearlyAllElse() {
    LearnedDomain learned = LearnedDomain.learn(OWN, OTHER, 7);
    double silenced =
        learned.silenced().values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    assertThat(silenced).isCloseTo(LearnedDomain.SILENCED, within(0.004));
    assertThat(learned.passed()).containsOnlyKeys("orchestral", "speech");
    assertThat(learned.passed().values()).allMatch(share -> share < 0.1);
    assertThat(LearnedDomain.silencedElsewhere(OWN, table(300, 0, List.of("Trance"), 3), OTHER, 7))
        .isLessThan(0.08);
    assertThat(LearnedDomain.silencedElsewhere(OWN, table(300, -2, List.of("Trance"), 3), OTHER, 7))
        .isGreaterThan(0.9);
  }

  @Test
  void otherMusic_isOfSeveralKindsAndPackages() {
    OtherMusic other = OtherMusic.bundled();
    assertThat(other.table().classes())
        .contains("acoustic", "metal", "orchestral", "speech")
        .doesNotContain("electronic");
    assertThat(other.table().size()).isEqualTo(other.manifest().rows()).isGreaterThan(90);
    for (float[] row : other.table().features()) {
      assertThat(row).hasSize(EdmStats.SIZE);
      for (float value : row) {
        assertThat(value).isFinite();
      }
    }
  }
}
