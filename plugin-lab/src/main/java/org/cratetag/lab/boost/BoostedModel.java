package org.cratetag.lab.boost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.tree.Tree;
import org.cratetag.train.learn.tree.TreeEnsemble;
import org.cratetag.train.onnx.OnnxGraph;

/** What {@link BoostedTrees} learned: predicts by XGBoost itself, exports the same trees. */
final class BoostedModel implements LearnedModel {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Booster booster;
  private final TreeEnsemble trees;

  private BoostedModel(Booster booster, TreeEnsemble trees) {
    this.booster = booster;
    this.trees = trees;
  }

  static BoostedModel of(Booster booster, int classes) throws XGBoostError {
    String[] dumps = booster.getModelDump((String) null, false, "json");
    List<Tree> trees = new ArrayList<>(dumps.length);
    for (int i = 0; i < dumps.length; i++) {
      trees.add(tree(dumps[i], i % classes));
    }
    return new BoostedModel(booster, new TreeEnsemble(trees, classes, true));
  }

  @Override
  public float[][] probabilities(float[][] rows) {
    try {
      DMatrix matrix = BoostedTrees.matrix(rows);
      try {
        return booster.predict(matrix);
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost refused: " + e.getMessage(), e);
    }
  }

  @Override
  public String append(OnnxGraph graph, String features) {
    return trees.append(graph, features);
  }

  @Override
  public void close() {
    booster.dispose();
  }

  /** Reads XGBoost's dump of one tree; its numbers are written with all digits of a float. */
  private static Tree tree(String dump, int targetClass) {
    try {
      List<Tree.Node> nodes = new ArrayList<>();
      add(MAPPER.readTree(dump), targetClass, nodes);
      return new Tree(nodes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("XGBoost wrote a dump that is no JSON", e);
    }
  }

  /** Adds the node and all below it; returns its place. */
  private static int add(JsonNode node, int targetClass, List<Tree.Node> nodes) {
    int index = nodes.size();
    if (node.has("leaf")) {
      float weight = Float.parseFloat(node.path("leaf").asText());
      nodes.add(new Tree.Leaf(new int[] {targetClass}, new float[] {weight}));
      return index;
    }
    nodes.add(null);
    int yesId = node.path("yes").asInt();
    Map<Integer, Integer> places = new HashMap<>();
    for (JsonNode child : node.path("children")) {
      places.put(child.path("nodeid").asInt(), add(child, targetClass, nodes));
    }
    boolean nanYes = node.path("missing").asInt() == yesId;
    int feature = Integer.parseInt(node.path("split").asText().substring(1));
    float threshold = Float.parseFloat(node.path("split_condition").asText());
    int yes = places.get(yesId);
    int no = places.get(node.path("no").asInt());
    nodes.set(index, new Tree.Split(feature, threshold, yes, no, nanYes));
    return index;
  }
}
