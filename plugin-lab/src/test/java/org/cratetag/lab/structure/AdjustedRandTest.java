package org.cratetag.lab.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AdjustedRandTest {
  @Test
  void samePartition_isOne_whateverThePartsAreCalled() {
    assertThat(AdjustedRand.of(new int[] {0, 0, 1, 1, 2}, new int[] {5, 5, 0, 0, 9})).isEqualTo(1);
  }

  @Test
  void index_isThatOfTheWorkedExample() {
    // Pairs: 10 in all; together in both 2, in the first 4, in the second 4; expected 1.6.
    int[] first = {0, 0, 0, 1, 1};
    int[] second = {0, 0, 1, 1, 1};
    assertThat(AdjustedRand.of(first, second)).isCloseTo(0.4 / 2.4, within(1e-12));
    assertThat(AdjustedRand.of(second, first)).isCloseTo(0.4 / 2.4, within(1e-12));
  }

  @Test
  void randomPartitions_areAboutZero() {
    Random random = new Random(2);
    int[] first = random.ints(2000, 0, 6).toArray();
    int[] second = random.ints(2000, 0, 4).toArray();
    assertThat(AdjustedRand.of(first, second)).isCloseTo(0, within(0.01));
  }

  @Test
  void trivialPartitions_agree() {
    assertThat(AdjustedRand.of(new int[] {0, 1, 2}, new int[] {2, 1, 0})).isEqualTo(1);
    assertThat(AdjustedRand.of(new int[] {0, 0}, new int[] {1, 1})).isEqualTo(1);
    assertThat(AdjustedRand.of(new int[0], new int[0])).isEqualTo(1);
  }
}
