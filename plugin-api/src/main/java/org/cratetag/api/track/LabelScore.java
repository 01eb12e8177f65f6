package org.cratetag.api.track;

import java.util.Objects;

/**
 * A calibrated probability for one label or family, with the threshold its pack measured for it.
 *
 * @param label canonical name from the taxonomy
 * @param family the label's family; the label itself where it has none
 * @param probability calibrated, within [0, 1]
 * @param threshold the probability from which the label may be written
 */
public record LabelScore(String label, String family, double probability, double threshold) {
  public LabelScore {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(family, "family");
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability of " + label + ": " + probability);
    }
    if (Double.isNaN(threshold) || threshold < 0) {
      throw new IllegalArgumentException("threshold of " + label + ": " + threshold);
    }
  }

  /** Whether the probability reaches the threshold. */
  public boolean isSure() {
    return probability >= threshold;
  }
}
