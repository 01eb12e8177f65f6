package org.cratetag.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.pack.PackManifest;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.CrateTraining;
import org.cratetag.train.crates.Misfiled;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledSet.Ambiguity;

/**
 * What came of a training on crates, for a person.
 *
 * @param pack as it was installed; empty where none was made
 * @param set what was trained on
 * @param report what to expect
 */
record CrateTrainingText(Optional<PackManifest> pack, LabelledSet set, CrateReport report) {
  private static final int SHOWN = 20;

  String lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(crates());
    lines.add("");
    lines.add(
        form(
            "Expect %s of new tracks of these %ss to be put into the right one (95 %%"
                + " interval %s,",
            Percent.of(report.accuracy()),
            noun(),
            Percent.between(report.interval().low(), report.interval().high())));
    lines.add(
        form(
            "%d tracks in %d groups, %d-fold); a %s is said of %s of them, only when sure.",
            report.tracks(), report.groups(), report.folds(), noun(), Percent.of(report.spoken())));
    if (report.strangers().tracks() > 0) {
      lines.add(
          form(
              "Of %d tracks of %s it would say a %s of %d.",
              report.strangers().tracks(), report.otherMusic(), noun(), report.strangers().said()));
    }
    report.start().ifPresent(start -> lines.add(start(start)));
    report.base().ifPresent(base -> lines.add(base(base)));
    leftOut(lines);
    report
        .alike()
        .forEach(
            pair ->
                lines.add(
                    form(
                        "Too alike: %s and %s; %s of their tracks are taken for the other's.",
                        DisplayText.of(pair.first()),
                        DisplayText.of(pair.second()),
                        Percent.of(pair.share()))));
    ambiguous(lines);
    misfiled(lines);
    lines.add("");
    lines.add("Data " + set.manifest().sha256());
    lines.add(
        pack.map(
                made ->
                    form(
                        "Installed %s. 'cratetag tag' asks it first; 'cratetag models remove %s'"
                            + " takes it away.",
                        made.name(), made.id()))
            .orElse(
                set.manifest().frontEnd().isPresent()
                    ? "No pack was made: --name NAME makes one."
                    : "No pack can be made: no track has these columns, for Cratetag does not"
                        + " compute them. Those of edm-stats/1 can be one (--front-end)."));
    return String.join("\n", lines);
  }

  private static String start(CrateReport.Start start) {
    return start.isPart()
        ? form("It starts from what %s says, with the weight %.1f.", start.pack(), start.weight())
        : form("It does not start from %s, which would not help.", start.pack());
  }

  private String base(CrateReport.OnBase base) {
    CrateReport.Without without = base.without();
    String expected =
        form(
            "without %s, expect %s (%s), and a %s said of %s.",
            base.base(),
            Percent.of(without.accuracy()),
            Percent.between(without.interval().low(), without.interval().high()),
            noun(),
            Percent.of(without.spoken()));
    return base.isPart()
        ? form(
            "It listens with %s, with the weight %.1f, and needs it wherever it is used;\n%s",
            base.base(), base.weight(), expected)
        : form("It does not listen with %s, which would not help.", base.base());
  }

  private String noun() {
    return switch (set.manifest().kind()) {
      case FOLDERS, PLAYLISTS -> "crate";
      case TAGS -> "genre";
      case CSV -> "label";
    };
  }

  private String title() {
    return noun().substring(0, 1).toUpperCase(Locale.ROOT) + noun().substring(1);
  }

  private void leftOut(List<String> lines) {
    for (Map.Entry<String, Integer> crate : set.leftOut().rare().entrySet()) {
      lines.add(
          form(
              "Too small, left out: %s, %d of at least %d tracks.",
              DisplayText.of(crate.getKey()), crate.getValue(), CrateTraining.SMALLEST_CRATE));
    }
    int unlabelled = set.leftOut().unlabelled().size();
    if (unlabelled > 0) {
      lines.add(form("In no %s, left out: %d tracks.", noun(), unlabelled));
    }
    if (!set.leftOut().unusable().isEmpty()) {
      lines.add(form("Not usable, left out: %d rows.", set.leftOut().unusable().size()));
    }
  }

  private void ambiguous(List<String> lines) {
    List<Ambiguity> ambiguous = report.ambiguous();
    for (Ambiguity same : ambiguous.subList(0, Math.min(SHOWN, ambiguous.size()))) {
      lines.add(ambiguous(same));
    }
    if (ambiguous.size() > SHOWN) {
      lines.add(form("And %d more; --json lists all.", ambiguous.size() - SHOWN));
    }
  }

  /** One file that two playlists name, or two files of one sound. */
  private static String ambiguous(Ambiguity same) {
    List<String> paths =
        same.origins().stream().map(origin -> DisplayText.of(origin.text())).distinct().toList();
    if (paths.size() > 1) {
      return "The same audio twice: " + String.join(" = ", paths);
    }
    String crates = same.labels().stream().map(DisplayText::of).collect(Collectors.joining(", "));
    return form(
        "In %s crates: %s (%s)",
        same.labels().size() == 2 ? "two" : "several", paths.get(0), crates);
  }

  private String crates() {
    Table table = new Table(title(), "Tracks", "Precision", "Recall", "Said from", "");
    for (CrateReport.Crate crate : report.crates()) {
      table.row(
          crate.name(),
          crate.tracks(),
          Percent.of(crate.precision()),
          Percent.of(crate.recall()),
          crate.isSaid() ? Percent.of(crate.threshold()) : "never",
          crate.isSmall() ? "small: rough figures" : "");
    }
    return table.toString();
  }

  private void misfiled(List<String> lines) {
    List<Misfiled> found = report.misfiled();
    if (found.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(form("%d tracks look misfiled. Put them right and train again:", found.size()));
    Table table = new Table("Track", "Sounds like", "Probable", "Own " + noun());
    for (Misfiled track : found.subList(0, Math.min(SHOWN, found.size()))) {
      table.row(
          track.origin().text(),
          track.soundsLike(),
          Percent.of(track.other()),
          Percent.of(track.own()));
    }
    lines.add(table.toString());
    if (found.size() > SHOWN) {
      lines.add("The rest: --json lists all.");
    }
  }

  private static String form(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
