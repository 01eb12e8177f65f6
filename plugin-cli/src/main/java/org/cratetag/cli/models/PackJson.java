package org.cratetag.cli.models;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.cli.output.OutcomeJson;
import org.cratetag.decision.LabelMap;
import org.cratetag.inference.PackVerifier;
import org.cratetag.inference.StoredPack;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;

/** Model packs as the members of JSON objects. */
final class PackJson {
  private PackJson() {}

  /**
   * A pack in a list, or why something in its place is none.
   *
   * @param need what it wants that a user can install; empty when it has all
   * @param standIn the pack that is asked instead; empty when it is asked itself
   */
  static Map<String, Object> listed(
      StoredPack pack, Optional<String> need, Optional<String> standIn) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (pack instanceof StoredPack.Available available) {
      members.putAll(summary(available.manifest()));
      members.put("bundled", available.bundled());
      need.ifPresent(text -> members.put("needs", text));
      standIn.ifPresent(name -> members.put("askedInstead", name));
    }
    members.put("location", pack.location());
    if (pack instanceof StoredPack.Refused refused) {
      members.put("refused", refused.reason());
    }
    return members;
  }

  /** Everything but the weights, and what the user's settings make of the labels. */
  static Map<String, Object> info(PackManifest manifest, LabelMap map) {
    Map<String, Object> members = new LinkedHashMap<>(summary(manifest));
    members.put(
        "labels",
        manifest.labels().stream()
            .map(label -> label(label.label(), label.family(), label.threshold(), map))
            .toList());
    members.put(
        "families",
        manifest.families().stream()
            .map(family -> label(family.label(), null, family.threshold(), map))
            .toList());
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("data", manifest.training().data().stream().map(PackJson::dataSet).toList());
    training.put("split", manifest.training().split());
    training.put("seed", manifest.training().seed());
    training.put("recipe", manifest.training().recipe());
    members.put("training", training);
    members.put("metrics", manifest.metrics());
    members.put("graphs", manifest.graphs().stream().map(PackJson::graph).toList());
    return members;
  }

  /** What a verification found. */
  static Map<String, Object> report(PackVerifier.Report report) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pack", report.pack());
    members.put("passed", report.isPassed());
    members.put("checks", report.checks().stream().map(PackJson::check).toList());
    return members;
  }

  private static Map<String, Object> summary(PackManifest manifest) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pack", manifest.name());
    members.put("task", manifest.task().name().toLowerCase(Locale.ROOT));
    members.put("title", manifest.title());
    members.put("licence", manifest.licence());
    members.put("frontEnds", manifest.frontEnds().stream().map(FrontEnd::key).toList());
    members.put("labelCount", manifest.labels().size());
    manifest.leastBandwidthHz().ifPresent(hz -> members.put("leastBandwidthHz", hz));
    manifest
        .domain()
        .ifPresent(domain -> members.put("domain", Map.of("threshold", domain.threshold())));
    return members;
  }

  private static Map<String, Object> graph(PackGraph graph) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("frontEnd", graph.frontEnd().key());
    members.put("aggregate", graph.aggregation().name().toLowerCase(Locale.ROOT));
    members.put("weight", graph.weight());
    members.put("file", graph.model().file());
    members.put("sha256", graph.model().sha256());
    return members;
  }

  private static Map<String, Object> label(
      String label, String family, double threshold, LabelMap map) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("label", label);
    members.put("writtenAs", map.written(label));
    members.put("family", family);
    members.put("threshold", OutcomeJson.threshold(threshold));
    return members;
  }

  private static Map<String, Object> dataSet(DataSet set) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", set.name());
    members.put("sha256", set.sha256());
    members.put("rows", set.rows());
    members.put("licence", set.licence());
    return members;
  }

  private static Map<String, Object> check(PackVerifier.Check check) {
    boolean passed = check instanceof PackVerifier.Check.Passed;
    return Map.of("check", check.what(), "passed", passed, "detail", PackText.detail(check));
  }
}
