package org.cratetag.train.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noGroupIsSplit_whenGroupsDifferInSize(long seed) {
    Random random = new Random(seed);
    int[] targets = random.ints(400, 0, 7).toArray();
    int[] groups =
        IntStream.range(0, 400).map(i -> (int) Math.sqrt(random.nextInt(6400))).toArray();
    Folds folds = Folds.stratifiedGrouped(targets, groups, 5, seed);
    for (int i = 0; i < 400; i++) {
      for (int j = 0; j < i; j++) {
        if (groups[i] == groups[j]) {
          assertThat(folds.of(i)).isEqualTo(folds.of(j));
        }
      }
    }
  }

  @Test
  void classesAreSpreadEvenly_withoutGroups() {
    int[] targets = IntStream.range(0, 230).map(i -> i % 23).toArray();
    Folds folds = Folds.stratified(targets, 10, 1);
    for (int fold = 0; fold < 10; fold++) {
      int[] tested = IntStream.of(folds.test(fold)).map(row -> targets[row]).sorted().toArray();
      assertThat(tested).containsExactly(IntStream.range(0, 23).toArray());
    }
  }

  @Test
  void foldsAreNearlyEqual_withGroups() {
    Random random = new Random(9);
    int[] targets = random.ints(1000, 0, 10).toArray();
    int[] groups = random.ints(1000, 0, 300).toArray();
    Folds folds = Folds.stratifiedGrouped(targets, groups, 5, 9);
    for (int fold = 0; fold < 5; fold++) {
      assertThat(folds.test(fold).length).isBetween(180, 220);
      assertThat(folds.test(fold).length + folds.train(fold).length).isEqualTo(1000);
    }
  }

  @Test
  void seedDecides_whichRowsGoTogether() {
    int[] targets = new int[100];
    assertThat(Folds.stratified(targets, 5, 1).test(0))
        .containsExactly(Folds.stratified(targets, 5, 1).test(0))
        .isNotEqualTo(Folds.stratified(targets, 5, 2).test(0));
  }
}
