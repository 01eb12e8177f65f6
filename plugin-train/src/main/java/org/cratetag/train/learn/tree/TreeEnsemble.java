package org.cratetag.train.learn.tree;

import java.util.List;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.onnx.OnnxGraph;
import org.cratetag.train.onnx.TreeNodes;

/**
 * Trees whose leaf weights are summed a class.
 *
 * @param trees the trees
 * @param classes number of classes
 * @param softmax whether the sums are margins that a softmax turns into probabilities
 */
public record TreeEnsemble(List<Tree> trees, int classes, boolean softmax) implements LearnedModel {
  public TreeEnsemble {
    trees = List.copyOf(trees);
  }

  @Override
  public float[][] probabilities(float[][] rows) {
    float[][] result = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      result[i] = probabilities(rows[i]);
    }
    return result;
  }

  @Override
  public String append(OnnxGraph graph, String features) {
    TreeNodes nodes = new TreeNodes(classes, softmax);
    for (int tree = 0; tree < trees.size(); tree++) {
      for (int node = 0; node < trees.get(tree).size(); node++) {
        Tree.Node each = trees.get(tree).node(node);
        if (each instanceof Tree.Split split) {
          nodes.addSplit(
              tree,
              node,
              split.feature(),
              split.threshold(),
              split.yes(),
              split.no(),
              split.nanYes());
        } else if (each instanceof Tree.Leaf leaf) {
          Tree.Leaf whole = classes == 2 ? ofBoth(leaf) : leaf;
          nodes.addLeaf(tree, node, whole.classes(), whole.weights());
        }
      }
    }
    return graph.add(nodes, features);
  }

  /** How many nodes all trees have. */
  public int nodes() {
    return trees.stream().mapToInt(Tree::size).sum();
  }

  /**
   * The leaf with a weight for each of two classes. ONNX Runtime takes a row that reaches no weight
   * of the second class for one of a model with a single score.
   */
  private static Tree.Leaf ofBoth(Tree.Leaf leaf) {
    float[] weights = new float[2];
    for (int i = 0; i < leaf.classes().length; i++) {
      weights[leaf.classes()[i]] = leaf.weights()[i];
    }
    return new Tree.Leaf(new int[] {0, 1}, weights);
  }

  private float[] probabilities(float[] row) {
    float[] sums = new float[classes];
    for (Tree tree : trees) {
      Tree.Leaf leaf = tree.leaf(row);
      for (int i = 0; i < leaf.classes().length; i++) {
        sums[leaf.classes()[i]] += leaf.weights()[i];
      }
    }
    return softmax ? softmax(sums) : sums;
  }

  private static float[] softmax(float[] margins) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float margin : margins) {
      largest = Math.max(largest, margin);
    }
    double sum = 0;
    double[] powers = new double[margins.length];
    for (int i = 0; i < margins.length; i++) {
      powers[i] = Math.exp(margins[i] - largest);
      sum += powers[i];
    }
    float[] result = new float[margins.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (powers[i] / sum);
    }
    return result;
  }
}
