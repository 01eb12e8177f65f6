package org.cratetag.lab.edm;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.learn.ExportCheck;

/**
 * What the evaluation of the recipe found, and what training goes on with.
 *
 * @param evaluation for the card
 * @param scores the pooled out-of-fold scores of the first seed; empty when these were not asked
 *     for
 * @param export exported models against trained ones, on the test rows of every pooled fold
 */
public record EdmSubgenreReport(Evaluation evaluation, float[][] scores, ExportCheck export) {
  /** The figures by name, as the pack's manifest has them. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>(evaluation.figures());
    if (export.rows() > 0) {
      metrics.put("exportLargestDifference", export.largestDifference());
      metrics.put("exportLabelsThatDiffer", (double) export.labelsThatDiffer());
    }
    return Collections.unmodifiableMap(metrics);
  }
}
