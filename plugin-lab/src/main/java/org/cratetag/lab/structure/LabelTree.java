package org.cratetag.lab.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A tree over things, made by joining the two nearest branches again and again. The distance of two
 * branches is the mean distance of their things (average linkage: Sokal and Michener, "A
 * statistical method for evaluating systematic relationships", 1958), so joins never come out lower
 * than the joins below them.
 */
public sealed interface LabelTree {
  /** The things of the branch, from left to right. */
  List<Integer> leaves();

  /** Distance at which the branch was joined; 0 for a single thing. */
  double height();

  /**
   * One thing.
   *
   * @param index its number
   */
  record Leaf(int index) implements LabelTree {
    @Override
    public List<Integer> leaves() {
      return List.of(index);
    }

    @Override
    public double height() {
      return 0;
    }
  }

  /**
   * Two branches as one.
   *
   * @param left the branch with the lowest number
   * @param right the other
   * @param height their distance
   */
  record Join(LabelTree left, LabelTree right, double height) implements LabelTree {
    @Override
    public List<Integer> leaves() {
      List<Integer> leaves = new ArrayList<>(left.leaves());
      leaves.addAll(right.leaves());
      return List.copyOf(leaves);
    }
  }

  /**
   * Joins all things. Of equal distances that of the lowest numbers counts as nearer.
   *
   * @param distances symmetric, {@code [things][things]}; the diagonal is not looked at
   * @throws IllegalArgumentException when there is nothing
   */
  static LabelTree of(double[][] distances) {
    if (distances.length == 0) {
      throw new IllegalArgumentException("a tree of nothing");
    }
    List<LabelTree> branches = new ArrayList<>();
    for (int i = 0; i < distances.length; i++) {
      branches.add(new Leaf(i));
    }
    while (branches.size() > 1) {
      int left = 0;
      int right = 1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < branches.size(); i++) {
        for (int j = i + 1; j < branches.size(); j++) {
          double distance = distance(distances, branches.get(i), branches.get(j));
          if (distance < least) {
            least = distance;
            left = i;
            right = j;
          }
        }
      }
      LabelTree joined = branches.remove(right);
      branches.set(left, new Join(branches.get(left), joined, least));
    }
    return branches.get(0);
  }

  /**
   * Cuts at the height that leaves so many branches.
   *
   * @param count number of branches, from 1 to the number of things
   * @return branch of each thing, numbered from 0 in the order of their lowest things
   */
  default int[] cut(int count) {
    List<LabelTree> branches = new ArrayList<>(List.of(this));
    int things = leaves().size();
    if (count < 1 || count > things) {
      throw new IllegalArgumentException(count + " branches of " + things + " things");
    }
    while (branches.size() < count) {
      Join highest =
          branches.stream()
              .filter(Join.class::isInstance)
              .map(Join.class::cast)
              .max(Comparator.comparingDouble(Join::height))
              .orElseThrow();
      branches.remove(highest);
      branches.add(highest.left());
      branches.add(highest.right());
    }
    branches.sort(Comparator.comparingInt(LabelTree::lowest));
    int[] branchOf = new int[things];
    for (int i = 0; i < count; i++) {
      for (int leaf : branches.get(i).leaves()) {
        branchOf[leaf] = i;
      }
    }
    return branchOf;
  }

  private static int lowest(LabelTree branch) {
    return branch.leaves().stream().mapToInt(Integer::intValue).min().orElseThrow();
  }

  private static double distance(double[][] distances, LabelTree left, LabelTree right) {
    double sum = 0;
    for (int i : left.leaves()) {
      for (int j : right.leaves()) {
        sum += distances[i][j];
      }
    }
    return sum / ((double) left.leaves().size() * right.leaves().size());
  }
}
