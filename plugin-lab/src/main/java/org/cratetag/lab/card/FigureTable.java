package org.cratetag.lab.card;

import java.util.Map;

/** The figures of an evaluation as a table, those that it has. */
final class FigureTable {
  /** What each figure is, by name, in the order of the table. */
  private static final String[][] ROWS = {
    {"beatport2016Top1", "2016 set, 23 labels, stratified 10-fold: top-1"},
    {"beatport2016Top3", "the same: top-3"},
    {"beatport2016MacroPrecision", "the same: macro precision"},
    {"beatport2016MacroRecall", "the same: macro recall"},
    {"beatport2016MacroF1", "the same: macro F1"},
    {"beatport2016RocAuc", "the same: area under the ROC, each label against the rest, macro"},
    {
      "beatport2016OwnTempoTop1", "the same with our tempo for Essentia's, as measured apart: top-1"
    },
    {"beatport2021Top1", "2021 set, 32 labels, stratified 10-fold: top-1"},
    {"beatport2021Top3", "the same: top-3"},
    {"beatport2021MacroF1", "the same: macro F1"},
    {"beatport2021RocAuc", "the same: area under the ROC, macro"},
    {"beatport2021ByArtistTop1", "2021 set, 32 labels, artist-grouped 10-fold: top-1"},
    {"beatport2021ByArtistTop3", "the same: top-3"},
    {"beatport2021ByArtistMacroF1", "the same: macro F1"},
    {"beatport2021ByArtistRocAuc", "the same: area under the ROC, macro"},
    {"pooledTop1", "both sets, taxonomy, artist-grouped 5-fold: top-1"},
    {"pooledTop3", "the same: top-3"},
    {"pooledFamily", "the same: family"},
    {"pooledMacroPrecision", "the same: macro precision"},
    {"pooledMacroRecall", "the same: macro recall"},
    {"pooledMacroF1", "the same: macro F1"},
    {"pooledRocAuc", "the same: area under the ROC, macro"},
    {
      "pooledOwnTempoTop1",
      "the same with our tempo for Essentia's, as far off as on real music: top-1"
    },
    {"pooledOwnTempoTop3", "the same: top-3"},
    {"pooledOwnPlainTempoTop1", "as far off as on synthesised dance music: top-1"},
    {"labelCalibrationError", "expected calibration error of the label (15 bins)"},
    {"vectorCalibrationError", "the same, had each label a slope and an offset (vector scaling)"},
    {"temperatureLoss", "negative log likelihood of a track with the temperature, in nats"},
    {"vectorLoss", "the same with vector scaling"},
    {"familyCalibrationError", "expected calibration error of the family"},
    {"coverageAtPrecision90", "coverage at precision 0.90, label or else family"},
    {"spokenCoverage", "with the thresholds: tracks of which something is said"},
    {"spokenPrecision", "of that, right"},
    {"spokenLabelCoverage", "tracks of which the subgenre is said"},
    {"spokenLabelPrecision", "of that, right"},
    {"spokenFamilyPrecision", "families said alone, right"},
    {"balancedCoverage", "at the level balanced: tracks of which something is said"},
    {"balancedPrecision", "of that, right"},
    {"balancedLabelCoverage", "tracks of which the subgenre is said"},
    {"balancedLabelPrecision", "of that, right"},
  };

  private FigureTable() {}

  /** Adds the table. */
  static void add(Markdown page, Map<String, Double> figures) {
    page.head("measure", "value");
    for (String[] row : ROWS) {
      if (figures.containsKey(row[0])) {
        page.row(row[1], value(row[0], figures));
      }
    }
    page.gap();
  }

  private static String value(String name, Map<String, Double> figures) {
    double value = figures.get(name);
    if (name.endsWith("Error") || name.endsWith("Loss") || name.endsWith("RocAuc")) {
      return Markdown.form("%.4f", value);
    }
    String shown = Markdown.percent(value);
    double least = figures.getOrDefault(name + "Least", value);
    double most = figures.getOrDefault(name + "Most", value);
    return least == most
        ? shown
        : Markdown.form("%s (%.1f to %.1f)", shown, 100 * least, 100 * most);
  }
}
