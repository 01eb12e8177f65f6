package org.cratetag.train.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;

/**
 * The attributes of one {@code TreeEnsembleClassifier} (ONNX machine learning operators, version
 * 3). Splits are {@code BRANCH_LT}: a value below the threshold goes to the true branch, which is
 * XGBoost's rule, in the same 32-bit floats.
 */
public final class TreeNodes {
  static final String DOMAIN = "ai.onnx.ml";
  private static final ByteString SPLIT = OnnxGraph.bytes("BRANCH_LT");
  private static final ByteString LEAF = OnnxGraph.bytes("LEAF");

  private final AttributeProto.Builder treeIds = list("nodes_treeids", AttributeType.INTS);
  private final AttributeProto.Builder nodeIds = list("nodes_nodeids", AttributeType.INTS);
  private final AttributeProto.Builder features = list("nodes_featureids", AttributeType.INTS);
  private final AttributeProto.Builder modes = list("nodes_modes", AttributeType.STRINGS);
  private final AttributeProto.Builder values = list("nodes_values", AttributeType.FLOATS);
  private final AttributeProto.Builder yes = list("nodes_truenodeids", AttributeType.INTS);
  private final AttributeProto.Builder no = list("nodes_falsenodeids", AttributeType.INTS);
  private final AttributeProto.Builder missing =
      list("nodes_missing_value_tracks_true", AttributeType.INTS);
  private final AttributeProto.Builder leafTrees = list("class_treeids", AttributeType.INTS);
  private final AttributeProto.Builder leafNodes = list("class_nodeids", AttributeType.INTS);
  private final AttributeProto.Builder leafClasses = list("class_ids", AttributeType.INTS);
  private final AttributeProto.Builder leafWeights = list("class_weights", AttributeType.FLOATS);
  private final int classes;
  private final boolean softmax;

  /**
   * An empty ensemble.
   *
   * @param classes how many scores it gives
   * @param softmax whether the summed weights go through a softmax
   */
  public TreeNodes(int classes, boolean softmax) {
    this.classes = classes;
    this.softmax = softmax;
  }

  /** Adds a split. Node 0 of a tree is its root. */
  public void addSplit(
      int tree, int node, int feature, float threshold, int yesNode, int noNode, boolean nanYes) {
    treeIds.addInts(tree);
    nodeIds.addInts(node);
    features.addInts(feature);
    modes.addStrings(SPLIT);
    values.addFloats(threshold);
    yes.addInts(yesNode);
    no.addInts(noNode);
    missing.addInts(nanYes ? 1 : 0);
  }

  /** Adds a leaf with a weight for each of some classes. */
  public void addLeaf(int tree, int node, int[] classIds, float[] weights) {
    treeIds.addInts(tree);
    nodeIds.addInts(node);
    features.addInts(0);
    modes.addStrings(LEAF);
    values.addFloats(0);
    yes.addInts(0);
    no.addInts(0);
    missing.addInts(0);
    for (int i = 0; i < classIds.length; i++) {
      leafTrees.addInts(tree);
      leafNodes.addInts(node);
      leafClasses.addInts(classIds[i]);
      leafWeights.addFloats(weights[i]);
    }
  }

  NodeProto.Builder toNode() {
    AttributeProto.Builder names = list("classlabels_int64s", AttributeType.INTS);
    for (int i = 0; i < classes; i++) {
      names.addInts(i);
    }
    AttributeProto.Builder transform =
        list("post_transform", AttributeType.STRING)
            .setS(OnnxGraph.bytes(softmax ? "SOFTMAX" : "NONE"));
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType("TreeEnsembleClassifier").setDomain(DOMAIN);
    for (AttributeProto.Builder attribute :
        new AttributeProto.Builder[] {
          treeIds,
          nodeIds,
          features,
          modes,
          values,
          yes,
          no,
          missing,
          leafTrees,
          leafNodes,
          leafClasses,
          leafWeights,
          names,
          transform
        }) {
      node.addAttribute(attribute);
    }
    return node;
  }

  private static AttributeProto.Builder list(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
