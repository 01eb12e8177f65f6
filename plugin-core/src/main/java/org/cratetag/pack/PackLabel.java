package org.cratetag.pack;

import java.util.Objects;

/**
 * One output of the model.
 *
 * @param label canonical name from the taxonomy
 * @param family its family; the label itself where it has none
 * @param thresholds from which it may be said
 */
public record PackLabel(String label, String family, Thresholds thresholds) {
  public PackLabel {
    ManifestChecks.name(label);
    ManifestChecks.name(family);
    Objects.requireNonNull(thresholds, "thresholds");
  }

  /** With one threshold, of the level {@link Sureness#CAREFUL}. */
  public PackLabel(String label, String family, double threshold) {
    this(label, family, Thresholds.of(threshold));
  }

  /** Calibrated probability from which it is said by default; above 1 means never. */
  public double threshold() {
    return thresholds.careful();
  }
}
