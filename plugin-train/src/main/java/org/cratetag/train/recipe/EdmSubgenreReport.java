package org.cratetag.train.recipe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.Speech;
import org.cratetag.train.pack.ExportCheck;

/**
 * What the evaluation of the recipe found. Lists have one value a seed; {@code speech}, {@code
 * pooled} and the calibration in the pack are of the first seed.
 *
 * @param seeds of folds and models
 * @param set2016 23 labels, stratified 10-fold
 * @param pooled the taxonomy's labels, artist-grouped 5-fold
 * @param speech what would be said, out of fold
 * @param scores the pooled out-of-fold scores of the first seed
 * @param export exported models against trained ones, on the test rows of every pooled fold
 */
public record EdmSubgenreReport(
    List<Long> seeds,
    List<Accuracy> set2016,
    List<Accuracy> pooled,
    List<Speech> speech,
    float[][] scores,
    ExportCheck export) {
  /** Copies the lists. */
  public EdmSubgenreReport {
    seeds = List.copyOf(seeds);
    set2016 = List.copyOf(set2016);
    pooled = List.copyOf(pooled);
    speech = List.copyOf(speech);
  }

  /** The figures by name, means over the seeds; of some also the least and the most of a seed. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    putWithSpread(metrics, "beatport2016Top1", set2016.stream().map(Accuracy::top1).toList());
    metrics.put("beatport2016Top3", mean(set2016.stream().map(Accuracy::top3).toList()));
    metrics.put("beatport2016MacroF1", mean(set2016.stream().map(Accuracy::macroF1).toList()));
    putWithSpread(metrics, "pooledTop1", pooled.stream().map(Accuracy::top1).toList());
    putWithSpread(metrics, "pooledTop3", pooled.stream().map(Accuracy::top3).toList());
    metrics.put("pooledMacroF1", mean(pooled.stream().map(Accuracy::macroF1).toList()));
    putWithSpread(metrics, "pooledFamily", speech.stream().map(Speech::familyAccuracy).toList());
    metrics.put(
        "labelCalibrationError",
        mean(speech.stream().map(s -> s.labelReliability().error()).toList()));
    metrics.put(
        "familyCalibrationError",
        mean(speech.stream().map(s -> s.familyReliability().error()).toList()));
    metrics.put(
        "coverageAtPrecision90", mean(speech.stream().map(s -> s.coverageAt(0.9)).toList()));
    metrics.put("spokenCoverage", mean(speech.stream().map(Speech::coverage).toList()));
    metrics.put("spokenPrecision", mean(speech.stream().map(s -> s.precision()).toList()));
    metrics.put("spokenLabelCoverage", mean(speech.stream().map(Speech::labelCoverage).toList()));
    metrics.put(
        "spokenLabelPrecision",
        mean(speech.stream().map(s -> s.precision(Speech.Said.LABEL)).toList()));
    metrics.put(
        "spokenFamilyPrecision",
        mean(speech.stream().map(s -> s.precision(Speech.Said.FAMILY)).toList()));
    metrics.put("exportLargestDifference", export.largestDifference());
    metrics.put("exportLabelsThatDiffer", (double) export.labelsThatDiffer());
    metrics.replaceAll((name, value) -> rounded(name, value));
    return metrics;
  }

  private static void putWithSpread(Map<String, Double> metrics, String name, List<Double> values) {
    metrics.put(name, mean(values));
    metrics.put(name + "Least", Collections.min(values));
    metrics.put(name + "Most", Collections.max(values));
  }

  private static double rounded(String name, double value) {
    return name.equals("exportLargestDifference") ? value : Math.round(value * 1e4) / 1e4;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
