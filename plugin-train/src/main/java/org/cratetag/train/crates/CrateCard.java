package org.cratetag.train.crates;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.PackManifest;
import org.cratetag.train.data.SetManifest;
import org.cratetag.train.data.TrainingData;

/**
 * The card of a pack that was trained on crates.
 *
 * @param manifest of the finished pack
 * @param data what it learned from
 * @param learner what was trained, in words
 * @param report what to expect
 */
record CrateCard(PackManifest manifest, SetManifest data, String learner, CrateReport report) {
  /** Names of files stay out: a card may be shown to others. */
  String text() {
    StringBuilder text = new StringBuilder("# ").append(manifest.title()).append("\n\n");
    line(
        text,
        "%d crates, %d tracks. Pack `%s`, made by `%s`.\n",
        report.crates().size(),
        report.tracks(),
        manifest.name(),
        manifest.training().recipe());
    line(
        text,
        "Model: %s, from the inputs of `%s`.\n",
        learner,
        manifest.frontEnds().stream().map(FrontEnd::key).collect(Collectors.joining("` and `")));
    report.start().ifPresent(start -> line(text, "%s\n", start(start)));
    report.base().ifPresent(base -> line(text, "%s\n", base(base)));
    line(
        text,
        "Data: `%s`, SHA-256 of %s; see `%s`.\n",
        data.sha256(),
        data.kind().hashed(),
        TrainingData.FILE);
    text.append("## What to expect\n\n");
    line(
        text,
        "Of tracks that the model did not learn from (%s), %.1f %% were put into their own crate;",
        manifest.training().split(),
        100 * report.accuracy());
    line(
        text,
        "95 %% interval %.1f to %.1f %%, by the Wilson score over the %d groups.",
        100 * report.interval().low(),
        100 * report.interval().high(),
        report.groups());
    line(
        text,
        "The pack says a crate of %.1f %% of such tracks, and nothing or a family of the rest.",
        100 * report.spoken());
    if (report.strangers().tracks() > 0) {
      line(
          text,
          "Of %d tracks of %s, which it learns to leave alone, it says a crate of %d.",
          report.strangers().tracks(),
          report.otherMusic(),
          report.strangers().said());
    }
    line(text, "%d tracks look misfiled.\n", report.misfiled().size());
    crates(text);
    alike(text);
    text.append(limits());
    return text.toString();
  }

  private static String start(CrateReport.Start start) {
    return start.isPart()
        ? String.format(
            Locale.ROOT,
            "It starts from %s (%s), which the graph holds: what is learned from the logarithms of its"
                + " probabilities by logistic regression has the weight %.1f, by an inner"
                + " cross-validation.",
            start.pack(),
            start.licence(),
            start.weight())
        : "It could start from " + start.pack() + "; an inner cross-validation chose not to.";
  }

  private static String base(CrateReport.OnBase base) {
    String without =
        String.format(
            Locale.ROOT,
            "Without it, %.1f %% of tracks were put into their own crate, and it says a crate of"
                + " %.1f %%.",
            100 * base.without().accuracy(),
            100 * base.without().spoken());
    return base.isPart()
        ? String.format(
            Locale.ROOT,
            "It needs the base %s: linear heads over the means of its inner features and over the"
                + " odds of its tags have the weight %.1f, by an inner cross-validation. %s",
            base.base(),
            base.weight(),
            without)
        : "It could use the base " + base.base() + "; an inner cross-validation chose not to.";
  }

  private void crates(StringBuilder text) {
    text.append("| crate | family | tracks | precision | recall | said from |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (CrateReport.Crate crate : report.crates()) {
      line(
          text,
          "| %s | %s | %d | %.2f | %.2f | %s |",
          cell(crate.name()),
          cell(crate.family()),
          crate.tracks(),
          crate.precision(),
          crate.recall(),
          crate.isSaid() ? String.format(Locale.ROOT, "%.2f", crate.threshold()) : "never");
    }
    text.append('\n');
  }

  private void alike(StringBuilder text) {
    List<AlikeCrates> alike = report.alike();
    if (!alike.isEmpty()) {
      text.append("Crates that are taken for each other:\n\n");
      for (AlikeCrates pair : alike) {
        line(
            text,
            "- %s and %s: %.0f %% of their tracks",
            pair.first(),
            pair.second(),
            100 * pair.share());
      }
      text.append('\n');
    }
  }

  private static String limits() {
    return """
        ## Limits

        - Probabilities are calibrated, and thresholds set for nine right answers in ten, on the same
          scores that the figures above come from. A crate too small for a threshold of its own takes
          that of all crates together, if its own answers bear it out; otherwise it is never said.
        - Tracks that belong in none of the crates are left alone where they sound like other music, of which
          the tracks that it has learned from hold not every kind.
        - Artists are known by the tags of files of one format, and by names of the form `Artist - Title`.
        - A wrongly filed track counts as an error here even where the model is right.
        """;
  }

  private static String cell(String name) {
    return name.replace("|", "\\|");
  }

  private static void line(StringBuilder text, String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
