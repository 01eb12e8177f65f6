package org.cratetag.train.learn.tree;

import java.util.ArrayList;
import java.util.List;

/** A decision tree: node 0 is the root; values below a split's threshold go to its yes node. */
public final class Tree {
  /** A node. */
  public sealed interface Node permits Split, Leaf {}

  /**
   * A question.
   *
   * @param feature index of the value asked for
   * @param threshold values below it go to {@code yes}, others to {@code no}, NaN by {@code nanYes}
   * @param yes a node
   * @param no a node
   * @param nanYes where NaN goes
   */
  public record Split(int feature, float threshold, int yes, int no, boolean nanYes)
      implements Node {}

  /** An answer: a weight for each of some classes. */
  public static final class Leaf implements Node {
    private final int[] classes;
    private final float[] weights;

    /** Holds the arrays. */
    public Leaf(int[] classes, float[] weights) {
      this.classes = classes;
      this.weights = weights;
    }

    int[] classes() {
      return classes;
    }

    float[] weights() {
      return weights;
    }
  }

  private final Node[] nodes;

  /** A tree of the nodes, the root first. */
  public Tree(List<Node> nodes) {
    this.nodes = new ArrayList<>(nodes).toArray(Node[]::new);
  }

  Node node(int index) {
    return nodes[index];
  }

  int size() {
    return nodes.length;
  }

  Leaf leaf(float[] row) {
    Node node = nodes[0];
    while (node instanceof Split split) {
      float value = row[split.feature()];
      boolean yes = Float.isNaN(value) ? split.nanYes() : value < split.threshold();
      node = nodes[yes ? split.yes() : split.no()];
    }
    return (Leaf) node;
  }
}
