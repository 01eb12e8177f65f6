package org.cratetag.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cratetag.api.FrontEnd;
import org.cratetag.decision.LabelMap;
import org.cratetag.inference.PackManifest;
import org.cratetag.inference.PackVerifier;

/** Model packs in words. */
final class PackText {
  private PackText() {}

  /** What a person wants to know of a pack, and what the settings make of its labels. */
  static String info(PackManifest manifest, LabelMap map) {
    List<String> lines = new ArrayList<>();
    lines.add(manifest.name() + ": " + DisplayText.of(manifest.title()));
    lines.add("task       " + manifest.task().name().toLowerCase(Locale.ROOT));
    for (FrontEnd frontEnd : manifest.frontEnds()) {
      lines.add("front-end  " + DisplayText.of(frontEnd.key()));
    }
    lines.add("licence    " + DisplayText.of(manifest.licence()));
    for (PackManifest.DataSet set : manifest.training().data()) {
      lines.add(
          "trained on "
              + DisplayText.of(set.name() + ", " + set.rows() + " rows, " + set.licence()));
    }
    lines.add("split      " + DisplayText.of(manifest.training().split()));
    lines.add("recipe     " + DisplayText.of(manifest.training().recipe()));
    manifest
        .metrics()
        .forEach((name, value) -> lines.add("metric     " + DisplayText.of(name) + " = " + value));
    Table labels = new Table("label", "family", "said from", "written as");
    for (PackManifest.Label label : manifest.labels()) {
      labels.row(
          label.label(), label.family(), saidFrom(label.threshold()), written(map, label.label()));
    }
    lines.add("");
    lines.add(labels.toString());
    if (!manifest.families().isEmpty()) {
      Table families = new Table("family", "said from", "written as");
      manifest
          .families()
          .forEach(
              family ->
                  families.row(
                      family.label(), saidFrom(family.threshold()), written(map, family.label())));
      lines.add("");
      lines.add(families.toString());
    }
    return String.join("\n", lines);
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

  private static String saidFrom(double threshold) {
    return threshold > 1 ? "never" : String.format(Locale.ROOT, "%.0f %%", 100 * threshold);
  }
}
