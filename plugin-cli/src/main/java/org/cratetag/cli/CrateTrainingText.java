package org.cratetag.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.inference.PackManifest;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.CrateSet;
import org.cratetag.train.crates.Misfiled;

/**
 * What came of a training on crates, for a person.
 *
 * @param pack as it was installed
 * @param set what was trained on
 * @param report what to expect
 */
record CrateTrainingText(PackManifest pack, CrateSet set, CrateReport report) {
  private static final int MISFILED_SHOWN = 20;

  /** A folder's own name; the root of a file system has none. */
  static String folderName(Path folder) {
    return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
  }

  String lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(crates());
    lines.add("");
    lines.add(
        form(
            "Expect %.0f %% of new tracks of these crates to be put into the right one (95 %%"
                + " interval %.0f to %.0f %%,",
            100 * report.accuracy(),
            100 * report.interval().low(),
            100 * report.interval().high()));
    lines.add(
        form(
            "%d tracks in %d groups, %d-fold); a crate is said of %.0f %% of them, only when sure.",
            report.tracks(), report.groups(), report.folds(), 100 * report.spoken()));
    for (Map.Entry<String, Integer> crate : set.tooSmall().entrySet()) {
      lines.add(
          form(
              "Too small, left out: %s, %d of at least %d tracks.",
              DisplayText.of(crate.getKey()), crate.getValue(), CrateSet.SMALLEST_CRATE));
    }
    if (!set.loose().isEmpty()) {
      lines.add(form("In no crate, left out: %d tracks.", set.loose().size()));
    }
    report
        .alike()
        .forEach(
            pair ->
                lines.add(
                    form(
                        "Too alike: %s and %s; %.0f %% of their tracks are taken for the other's.",
                        DisplayText.of(pair.first()),
                        DisplayText.of(pair.second()),
                        100 * pair.share())));
    misfiled(lines);
    lines.add("");
    lines.add(
        form(
            "Installed %s. To use it: cratetag tag --packs %s,edm-subgenre PATH",
            pack.name(), pack.id()));
    return String.join("\n", lines);
  }

  private String crates() {
    Table table = new Table("Crate", "Tracks", "Precision", "Recall", "Said from", "");
    for (CrateReport.Crate crate : report.crates()) {
      table.row(
          crate.name(),
          crate.tracks(),
          form("%.0f %%", 100 * crate.precision()),
          form("%.0f %%", 100 * crate.recall()),
          crate.isSaid() ? form("%.0f %%", 100 * crate.threshold()) : "never",
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
    Table table = new Table("Track", "Sounds like", "Probable", "Own crate");
    for (Misfiled track : found.subList(0, Math.min(MISFILED_SHOWN, found.size()))) {
      table.row(
          track.path(),
          track.soundsLike(),
          form("%.0f %%", 100 * track.other()),
          form("%.0f %%", 100 * track.own()));
    }
    lines.add(table.toString());
    if (found.size() > MISFILED_SHOWN) {
      lines.add("The rest: --json lists all.");
    }
  }

  private static String form(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
