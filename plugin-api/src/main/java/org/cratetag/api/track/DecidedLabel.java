package org.cratetag.api.track;

import java.util.Objects;
import java.util.Optional;

/**
 * A label that was sure enough to be said.
 *
 * @param label canonical name; never contains {@code ;}, {@code /} or {@code ,}
 * @param family the family of a subgenre; empty for genres and families
 * @param confidence calibrated probability within [0, 1]
 */
public record DecidedLabel(String label, Optional<String> family, double confidence) {
  public DecidedLabel {
    Objects.requireNonNull(family, "family");
    if (label.isBlank() || label.matches(".*[;/,].*")) {
      throw new IllegalArgumentException("not a label that servers read: '" + label + "'");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence of " + label + ": " + confidence);
    }
  }
}
