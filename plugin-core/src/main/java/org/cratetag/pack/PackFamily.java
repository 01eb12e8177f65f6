package org.cratetag.pack;

/**
 * A family that may be said when the label is unsure.
 *
 * @param label canonical name from the taxonomy
 * @param threshold calibrated probability from which it may be written; above 1 means never
 */
public record PackFamily(String label, double threshold) {
  public PackFamily {
    ManifestChecks.name(label);
    ManifestChecks.threshold(label, threshold);
  }
}
