package org.cratetag.pack;

/**
 * One output of the model.
 *
 * @param label canonical name from the taxonomy
 * @param family its family; the label itself where it has none
 * @param threshold calibrated probability from which it may be written; above 1 means never
 */
public record PackLabel(String label, String family, double threshold) {
  public PackLabel {
    ManifestChecks.name(label);
    ManifestChecks.name(family);
    ManifestChecks.threshold(label, threshold);
  }
}
