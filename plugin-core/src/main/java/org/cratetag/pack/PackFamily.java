package org.cratetag.pack;

import java.util.Objects;

/**
 * A family that may be said when the label is unsure.
 *
 * @param label canonical name from the taxonomy
 * @param thresholds from which it may be said
 */
public record PackFamily(String label, Thresholds thresholds) {
  public PackFamily {
    ManifestChecks.name(label);
    Objects.requireNonNull(thresholds, "thresholds");
  }

  /** With one threshold, of the level {@link Sureness#CAREFUL}. */
  public PackFamily(String label, double threshold) {
    this(label, Thresholds.of(threshold));
  }

  /** Calibrated probability from which it is said by default; above 1 means never. */
  public double threshold() {
    return thresholds.careful();
  }
}
