package org.cratetag.cli.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Windows;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.text.Wrap;
import org.cratetag.decision.LabelMap;
import org.cratetag.inference.PackVerifier;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;

/** Model packs in words. */
final class PackText {
  private static final int FACT = "trained on ".length();

  private PackText() {}

  /** What a person wants to know of a pack, and what the settings make of its labels. */
  static String info(PackManifest manifest, LabelMap map, int columns) {
    List<String> parts = new ArrayList<>();
    parts.add(manifest.name() + ": " + DisplayText.of(manifest.title()));
    parts.add(labels(manifest, map).within(columns));
    if (!manifest.families().isEmpty()) {
      parts.add(families(manifest, map).within(columns));
    }
    parts.add(
        facts(manifest).stream()
            .map(fact -> Wrap.hanging(fact.substring(0, FACT), fact.substring(FACT), columns))
            .collect(Collectors.joining("\n")));
    if (!manifest.metrics().isEmpty()) {
      Table metrics = new Table("metric", "value");
      manifest.metrics().forEach(metrics::row);
      parts.add(metrics.within(columns));
    }
    return String.join("\n\n", parts);
  }

  private static Table labels(PackManifest manifest, LabelMap map) {
    Table labels = new Table("label", "family", "said from", "written as");
    for (PackLabel label : manifest.labels()) {
      labels.row(
          label.label(), label.family(), saidFrom(label.threshold()), written(map, label.label()));
    }
    return labels;
  }

  private static Table families(PackManifest manifest, LabelMap map) {
    Table families = new Table("family", "said from", "written as");
    manifest
        .families()
        .forEach(
            family ->
                families.row(
                    family.label(), saidFrom(family.threshold()), written(map, family.label())));
    return families;
  }

  /** Each behind its name, which takes {@link #FACT} columns. */
  private static List<String> facts(PackManifest manifest) {
    List<String> lines = new ArrayList<>();
    lines.add("task       " + manifest.task().name().toLowerCase(Locale.ROOT));
    double weights = manifest.graphs().stream().mapToDouble(PackGraph::weight).sum();
    for (PackGraph graph : manifest.graphs()) {
      if (manifest.graphs().size() > 1) {
        lines.add(
            "graph      "
                + graph.model().file()
                + ", "
                + Percent.of(graph.weight() / weights)
                + " of the mean");
      }
      lines.add("front-end  " + frontEnd(graph.frontEnd()));
      graph.frontEnd().windows().ifPresent(w -> lines.add("clips      " + clips(w, graph)));
    }
    lines.add("licence    " + DisplayText.of(manifest.licence()));
    manifest
        .leastBandwidthHz()
        .ifPresent(
            hz ->
                lines.add(String.format(Locale.ROOT, "bandwidth  %.1f kHz at least", hz / 1_000)));
    manifest
        .domain()
        .ifPresent(
            domain ->
                lines.add(
                    "domain     heard of what sounds like its music, from "
                        + Percent.of(domain.threshold())
                        + " on"));
    for (DataSet set : manifest.training().data()) {
      lines.add(
          "trained on "
              + DisplayText.of(set.name() + ", " + set.rows() + " rows, " + set.licence()));
      lines.add("data hash  " + set.sha256());
    }
    lines.add("split      " + DisplayText.of(manifest.training().split()));
    lines.add("recipe     " + DisplayText.of(manifest.training().recipe()));
    return lines;
  }

  private static String written(LabelMap map, String label) {
    return map.written(label).orElse("(not written)");
  }

  /** The checks of a pack, one a line. */
  static String report(PackVerifier.Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.pack() + ": " + (report.isPassed() ? "all well" : "refused"));
    for (PackVerifier.Check check : report.checks()) {
      String verdict = check instanceof PackVerifier.Check.Passed ? "ok     " : "refused";
      lines.add(
          String.format("  %s %-10s %s", verdict, check.what(), DisplayText.of(detail(check))));
    }
    return String.join("\n", lines);
  }

  /** What a check saw. */
  static String detail(PackVerifier.Check check) {
    return check instanceof PackVerifier.Check.Passed passed
        ? passed.detail()
        : ((PackVerifier.Check.Refused) check).reason();
  }

  private static String frontEnd(FrontEnd frontEnd) {
    String parameters =
        new TreeMap<>(frontEnd.parameters())
            .entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(", "));
    return DisplayText.of(frontEnd.id() + (parameters.isEmpty() ? "" : ": " + parameters));
  }

  private static String clips(Windows windows, PackGraph graph) {
    String place =
        windows.hopSeconds().isPresent()
            ? "every " + seconds(windows.hopSeconds().getAsDouble())
            : "spread over the track";
    return "%s%d of %s %s, %s left out at either end, joined by %s"
        .formatted(
            windows.count() > 1 ? "up to " : "",
            windows.count(),
            seconds(windows.lengthSeconds()),
            place,
            seconds(windows.edgeSeconds()),
            graph.aggregation().name().toLowerCase(Locale.ROOT));
  }

  private static String seconds(double seconds) {
    return BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString() + " s";
  }

  private static String saidFrom(double threshold) {
    return threshold > 1 ? "never" : Percent.of(threshold);
  }
}
