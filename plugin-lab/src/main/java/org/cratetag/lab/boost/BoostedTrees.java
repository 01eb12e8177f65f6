package org.cratetag.lab.boost;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.cratetag.train.learn.Learner;

/**
 * Gradient boosted trees with a softmax over the classes: one tree a class and round (Chen and
 * Guestrin, "XGBoost: A Scalable Tree Boosting System", KDD 2016). On one thread, so that the same
 * seed gives the same model and other work goes on beside it.
 *
 * @param rounds how many
 * @param depth deepest leaf
 * @param learningRate share of each tree that is taken
 * @param rowShare share of the rows drawn for each tree
 * @param featureShare share of the features drawn for each split
 * @param leafWeight least sum of second derivatives in a leaf
 */
public record BoostedTrees(
    int rounds,
    int depth,
    double learningRate,
    double rowShare,
    double featureShare,
    double leafWeight)
    implements Learner {
  /** Histogram bins a feature; few suffice for a few thousand rows. */
  private static final int BINS = 128;

  @Override
  public BoostedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    try {
      DMatrix matrix = matrix(rows);
      try {
        float[] labels = new float[targets.length];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = targets[i];
        }
        matrix.setLabel(labels);
        Booster booster =
            XGBoost.train(matrix, parameters(classes, seed), rounds, Map.of(), null, null);
        return BoostedModel.of(booster, classes);
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost refused: " + e.getMessage(), e);
    }
  }

  @Override
  public String describe() {
    return ("gradient boosting (%d rounds, depth %d, rate %s, rows %s, features %s a split,"
            + " leaf weight %s)")
        .formatted(rounds, depth, learningRate, rowShare, featureShare, leafWeight);
  }

  static DMatrix matrix(float[][] rows) throws XGBoostError {
    int width = rows[0].length;
    float[] flat = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return new DMatrix(flat, rows.length, width, Float.NaN);
  }

  private Map<String, Object> parameters(int classes, long seed) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", "multi:softprob");
    parameters.put("num_class", classes);
    parameters.put("tree_method", "hist");
    parameters.put("max_bin", BINS);
    parameters.put("max_depth", depth);
    parameters.put("eta", learningRate);
    parameters.put("subsample", rowShare);
    parameters.put("colsample_bynode", featureShare);
    parameters.put("min_child_weight", leafWeight);
    parameters.put("nthread", 1);
    parameters.put("verbosity", 0);
    parameters.put("seed", seed);
    return parameters;
  }
}
