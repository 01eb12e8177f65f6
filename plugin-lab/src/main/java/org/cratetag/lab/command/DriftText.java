package org.cratetag.lab.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cratetag.cli.text.Percent;
import org.cratetag.lab.drift.Change;
import org.cratetag.lab.drift.Drift;
import org.cratetag.lab.drift.Heard;
import org.cratetag.lab.drift.Transformation;

/** What {@code evaluate drift} found, for people and programs. */
final class DriftText {
  private static final int WORST = 3;

  private DriftText() {}

  /** What was heard of one track. */
  static Map<String, Object> members(Path path, Transformation way, Heard heard) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", path);
    members.put("way", way.name());
    members.put("tempo", Map.of("bpm", heard.bpm(), "confidence", heard.bpmConfidence()));
    members.put("bandwidthHz", heard.bandwidthHz());
    heard.label().ifPresent(label -> members.put("label", label));
    members.put("labelProbability", heard.labelProbability());
    heard.family().ifPresent(family -> members.put("family", family));
    members.put("said", heard.said());
    return members;
  }

  /** What one transformation did. */
  static Map<String, Object> members(Drift drift) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("way", drift.transformation().name());
    members.put("tracks", drift.tracks());
    members.put("median", drift.median());
    members.put("p95", drift.p95());
    members.put("labelFlips", drift.labelFlips());
    members.put("familyFlips", drift.familyFlips());
    Map<String, Double> said = new LinkedHashMap<>();
    for (Change change : Change.values()) {
      said.put(change.name().toLowerCase(Locale.ROOT), drift.changes().get(change));
    }
    members.put("said", said);
    members.put("bandwidthHz", drift.bandwidthHz());
    List<Map<String, Object>> features = new ArrayList<>();
    for (Drift.FeatureDrift each : drift.features()) {
      features.add(Map.of("feature", each.name(), "median", each.median(), "p95", each.p95()));
    }
    members.put("features", features);
    return members;
  }

  /** All of it in a table that is Markdown too. */
  static String table(int tracks, List<Drift> drifts) {
    if (drifts.isEmpty()) {
      return tracks + " tracks, and nothing to compare.";
    }
    List<String> lines = new ArrayList<>();
    lines.add(tracks + " tracks.");
    lines.add("");
    lines.add(
        "| way | drift, median | drift, 95 % | label flips | family flips | said: same | less"
            + " | more | other | bandwidth | moves most |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
    drifts.forEach(drift -> lines.add(row(drift)));
    return String.join("\n", lines);
  }

  private static String row(Drift drift) {
    Map<Change, Double> changes = drift.changes();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %s | %s | %s | %s | %s | %s | %.1f kHz | %s |",
        drift.transformation().meaning(),
        drift.median(),
        drift.p95(),
        Percent.exactly(drift.labelFlips()),
        Percent.exactly(drift.familyFlips()),
        Percent.exactly(changes.get(Change.SAME)),
        Percent.exactly(changes.get(Change.LESS)),
        Percent.exactly(changes.get(Change.MORE)),
        Percent.exactly(changes.get(Change.OTHER)),
        drift.bandwidthHz() / 1_000,
        drift.worst(WORST).stream()
            .map(each -> String.format(Locale.ROOT, "%s %.2f", each.name(), each.median()))
            .collect(Collectors.joining("; ")));
  }
}
