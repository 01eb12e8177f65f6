package org.cratetag.train.learn.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cratetag.train.learn.Learner;

/**
 * Extremely randomised trees: each tree learns from all rows; at each node some features are drawn,
 * each with one threshold drawn evenly between its least and largest value, and the split that
 * leaves the least Gini impurity is taken (Geurts, Ernst and Wehenkel, "Extremely randomized
 * trees", Machine Learning 63, 2006). A leaf gives the shares of its classes.
 *
 * @param trees how many
 * @param leafRows fewest rows in a leaf
 * @param featureShare share of the features drawn at each node, within (0, 1]
 */
public record ExtraTrees(int trees, int leafRows, double featureShare) implements Learner {
  public ExtraTrees {
    if (trees < 1 || leafRows < 1 || !(featureShare > 0 && featureShare <= 1)) {
      throw new IllegalArgumentException(trees + " trees, " + leafRows + ", " + featureShare);
    }
  }

  @Override
  public TreeEnsemble learn(float[][] rows, int[] targets, int classes, long seed) {
    Random random = new Random(seed);
    List<Tree> grown = new ArrayList<>();
    for (int i = 0; i < trees; i++) {
      grown.add(new Growth(rows, targets, classes, new Random(random.nextLong())).grow());
    }
    return new TreeEnsemble(grown, classes, false);
  }

  @Override
  public String describe() {
    return "%d extra trees (leaves of %d rows or more, %.2f of the features a node)"
        .formatted(trees, leafRows, featureShare);
  }

  /** One tree while it grows. Rows of a node are a range of {@code order}. */
  private final class Growth {
    private final float[][] rows;
    private final int[] targets;
    private final int classes;
    private final Random random;
    private final int[] order;
    private final int[] features;
    private final List<Tree.Node> nodes = new ArrayList<>();

    Growth(float[][] rows, int[] targets, int classes, Random random) {
      this.rows = rows;
      this.targets = targets;
      this.classes = classes;
      this.random = random;
      this.order = IntStream.range(0, rows.length).toArray();
      this.features = IntStream.range(0, rows[0].length).toArray();
    }

    Tree grow() {
      grow(0, order.length);
      return new Tree(nodes);
    }

    private int grow(int from, int to) {
      int[] counts = counts(from, to);
      int index = nodes.size();
      nodes.add(null);
      boolean pure = Arrays.stream(counts).anyMatch(count -> count == to - from);
      Candidate best = pure || to - from < 2 * leafRows ? null : best(from, to, counts);
      if (best == null) {
        nodes.set(index, leaf(counts, to - from));
        return index;
      }
      int middle = partition(from, to, best);
      int yes = grow(from, middle);
      int no = grow(middle, to);
      nodes.set(index, new Tree.Split(best.feature, best.threshold, yes, no, true));
      return index;
    }

    private Candidate best(int from, int to, int[] counts) {
      int wanted = Math.max(1, (int) Math.round(featureShare * features.length));
      Candidate best = null;
      int drawn = 0;
      for (int i = 0; i < features.length && drawn < wanted; i++) {
        int j = i + random.nextInt(features.length - i);
        int feature = features[j];
        features[j] = features[i];
        features[i] = feature;
        float least = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = from; k < to; k++) {
          float value = rows[order[k]][feature];
          least = Math.min(least, value);
          largest = Math.max(largest, value);
        }
        float threshold = least + random.nextFloat() * (largest - least);
        if (!(threshold > least)) {
          continue;
        }
        drawn++;
        double purity = purity(from, to, feature, threshold, counts);
        if (purity > 0 && (best == null || purity > best.purity)) {
          best = new Candidate(feature, threshold, purity);
        }
      }
      return best;
    }

    /**
     * Sum over both sides of squared counts over rows, which is largest where the Gini impurity is
     * least; 0 when a side is too small.
     */
    private double purity(int from, int to, int feature, float threshold, int[] counts) {
      int[] yes = new int[classes];
      int size = 0;
      for (int k = from; k < to; k++) {
        if (rows[order[k]][feature] < threshold) {
          yes[targets[order[k]]]++;
          size++;
        }
      }
      int rest = to - from - size;
      if (size < leafRows || rest < leafRows) {
        return 0;
      }
      double yesSquares = 0;
      double noSquares = 0;
      for (int i = 0; i < classes; i++) {
        double no = counts[i] - yes[i];
        yesSquares += (double) yes[i] * yes[i];
        noSquares += no * no;
      }
      return yesSquares / size + noSquares / rest;
    }

    private int partition(int from, int to, Candidate split) {
      int middle = from;
      for (int k = from; k < to; k++) {
        if (rows[order[k]][split.feature] < split.threshold) {
          int row = order[k];
          order[k] = order[middle];
          order[middle++] = row;
        }
      }
      return middle;
    }

    private int[] counts(int from, int to) {
      int[] counts = new int[classes];
      for (int k = from; k < to; k++) {
        counts[targets[order[k]]]++;
      }
      return counts;
    }

    private Tree.Leaf leaf(int[] counts, int size) {
      int[] present = IntStream.range(0, classes).filter(i -> counts[i] > 0).toArray();
      float[] weights = new float[present.length];
      for (int i = 0; i < present.length; i++) {
        weights[i] = (float) counts[present[i]] / size / trees;
      }
      return new Tree.Leaf(present, weights);
    }
  }

  private record Candidate(int feature, float threshold, double purity) {}
}
