package org.cratetag.lab.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.cratetag.lab.structure.LabelTree.Join;
import org.cratetag.lab.structure.LabelTree.Leaf;
import org.junit.jupiter.api.Test;

class LabelTreeTest {
  /** 0 and 2 near, 1 and 3 less so, 4 far off. */
  private static final double[][] DISTANCES = {
    {0, 6, 1, 7, 9},
    {6, 0, 8, 2, 9},
    {1, 8, 0, 7, 9},
    {7, 2, 7, 0, 9},
    {9, 9, 9, 9, 0}
  };

  @Test
  void nearestBranchesAreJoined_atTheirMeanDistance() {
    LabelTree tree = LabelTree.of(DISTANCES);
    Join near = new Join(new Leaf(0), new Leaf(2), 1);
    Join less = new Join(new Leaf(1), new Leaf(3), 2);
    Join both = new Join(near, less, 7);
    assertThat(tree).isEqualTo(new Join(both, new Leaf(4), 9));
    assertThat(tree.leaves()).containsExactly(0, 2, 1, 3, 4);
  }

  @Test
  void cut_undoesTheHighestJoins() {
    LabelTree tree = LabelTree.of(DISTANCES);
    assertThat(tree.cut(1)).containsOnly(0);
    assertThat(tree.cut(2)).containsExactly(0, 0, 0, 0, 1);
    assertThat(tree.cut(3)).containsExactly(0, 1, 0, 1, 2);
    assertThat(tree.cut(5)).containsExactly(0, 1, 2, 3, 4);
    assertThatThrownBy(() -> tree.cut(6)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joins_areNeverLowerThanThoseBelow() {
    double[][] distances = new double[20][20];
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = distances[j][i] = random.nextDouble();
      }
    }
    LabelTree tree = LabelTree.of(distances);
    assertThat(tree.leaves()).hasSize(20).doesNotHaveDuplicates();
    assertRises(tree);
  }

  @Test
  void singleThing_isALeaf() {
    assertThat(LabelTree.of(new double[1][1])).isEqualTo(new Leaf(0));
  }

  private static void assertRises(LabelTree tree) {
    if (tree instanceof Join join) {
      assertThat(Math.max(join.left().height(), join.right().height()))
          .isLessThanOrEqualTo(join.height() + 1e-12);
      assertRises(join.left());
      assertRises(join.right());
    }
  }
}
