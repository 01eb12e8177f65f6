package org.cratetag.lab.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Importance;
import org.cratetag.lab.evaluate.SetFigures;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.lab.structure.LabelStructure;
import org.cratetag.lab.structure.LabelTree;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;
import org.cratetag.train.evaluate.Reliability;

/**
 * An evaluation as nested maps, lists, strings and numbers, for programs. Parts that were not asked
 * for are missing.
 */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** One member a part. */
  public static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seeds", evaluation.seeds());
    json.put("figures", evaluation.figures());
    evaluation.pooled().ifPresent(pooled -> pooled(json, pooled, evaluation));
    if (!evaluation.sets().isEmpty()) {
      json.put("sets", evaluation.sets().stream().map(EvaluationJson::set).toList());
    }
    evaluation.structure().ifPresent(found -> json.put("structure", structure(found)));
    evaluation
        .importance()
        .ifPresent(
            leaning ->
                json.put(
                    "importance",
                    members(
                        "groups", losses(leaning.groups()), "single", losses(leaning.single()))));
    evaluation
        .learningCurve()
        .ifPresent(
            curve ->
                json.put(
                    "learningCurve", curve.points().stream().map(EvaluationJson::point).toList()));
    if (!evaluation.transfers().isEmpty()) {
      json.put("transfers", evaluation.transfers().stream().map(EvaluationJson::transfer).toList());
    }
    return json;
  }

  private static void pooled(
      Map<String, Object> json, Evaluation.Pooled pooled, Evaluation evaluation) {
    Accuracy accuracy = pooled.accuracy();
    List<String> labels = evaluation.labels();
    List<Object> each = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Map<String, Object> label =
          members(
              "label", labels.get(i),
              "family", evaluation.classes().get(labels.get(i)),
              "rows", accuracy.rows(i),
              "precision", accuracy.precision(i),
              "recall", accuracy.recall(i),
              "f1", accuracy.f1(i));
      pooled.rocAuc().ofClass().get(i).ifPresent(area -> label.put("rocAuc", area));
      each.add(label);
    }
    json.put("labels", each);
    json.put(
        "confusion",
        Arrays.stream(accuracy.confusion())
            .map(row -> Arrays.stream(row).boxed().toList())
            .toList());
    json.put(
        "confusionGraph",
        pooled.graph().edges().stream()
            .map(
                edge ->
                    members(
                        "first", labels.get(edge.first()),
                        "second", labels.get(edge.second()),
                        "share", edge.share(),
                        "there", edge.there(),
                        "back", edge.back()))
            .toList());
    json.put(
        "reliability",
        members(
            "label", reliability(pooled.speech().labelReliability()),
            "family", reliability(pooled.speech().familyReliability())));
    json.put(
        "coverage",
        pooled.speech().curve().stream()
            .map(point -> members("coverage", point.coverage(), "precision", point.precision()))
            .toList());
  }

  private static Map<String, Object> reliability(Reliability reliability) {
    return members(
        "error", reliability.error(),
        "bins",
            reliability.bins().stream()
                .map(
                    bin ->
                        members(
                            "rows", bin.rows(),
                            "confidence", bin.confidence(),
                            "right", bin.right()))
                .toList());
  }

  private static Map<String, Object> set(SetFigures set) {
    Map<String, Object> json = members("set", set.name(), "rows", set.rows());
    json.put("labels", set.labels());
    json.putAll(accuracy(set.accuracy()));
    json.put("family", set.speech().familyAccuracy());
    json.put("rocAuc", set.rocAuc());
    json.put("coverage", set.speech().coverage());
    json.put("precision", set.speech().precision());
    return json;
  }

  private static Map<String, Object> accuracy(Accuracy accuracy) {
    return members(
        "top1", accuracy.top1(),
        "top3", accuracy.top3(),
        "macroPrecision", accuracy.macroPrecision(),
        "macroRecall", accuracy.macroRecall(),
        "macroF1", accuracy.macroF1());
  }

  private static Map<String, Object> structure(LabelStructure structure) {
    return members(
        "adjustedRand", structure.adjustedRand(),
        "clusters", structure.clusterLabels(),
        "tree", tree(structure.tree(), structure.labels()),
        "elsewhere",
            structure.places().stream()
                .filter(LabelStructure.Place::isElsewhere)
                .map(
                    place ->
                        members(
                            "label", structure.labels().get(place.label()),
                            "family", place.family(),
                            "distance", place.own().orElseThrow(),
                            "nearest", place.nearest(),
                            "nearestDistance", place.distance()))
                .toList());
  }

  private static Object tree(LabelTree tree, List<String> labels) {
    if (tree instanceof LabelTree.Join join) {
      return members(
          "distance", join.height(),
          "branches", List.of(tree(join.left(), labels), tree(join.right(), labels)));
    }
    return labels.get(((LabelTree.Leaf) tree).index());
  }

  private static List<Map<String, Object>> losses(List<Importance.Loss> losses) {
    return losses.stream()
        .map(
            loss ->
                members(
                    "name", loss.name(),
                    "inputs", loss.inputs(),
                    "lost", loss.lost(),
                    "deviation", loss.deviation()))
        .toList();
  }

  private static Map<String, Object> point(LearningCurve.Point point) {
    Map<String, Object> json = members("share", point.share(), "rows", point.rows());
    json.putAll(accuracy(point.accuracy()));
    return json;
  }

  private static Map<String, Object> transfer(Transfer transfer) {
    List<Object> labels = new ArrayList<>();
    for (int i = 0; i < transfer.labels().size(); i++) {
      labels.add(
          members(
              "label", transfer.labels().get(i),
              "across", transfer.across().recall(i),
              "within", transfer.within().recall(i)));
    }
    return members(
        "from", transfer.from(),
        "to", transfer.to(),
        "trained", transfer.trained(),
        "tested", transfer.tested(),
        "across", accuracy(transfer.across()),
        "within", accuracy(transfer.within()),
        "recall", labels);
  }

  /** Names and values in turn. */
  private static Map<String, Object> members(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }
}
