package org.cratetag.train.data;

import java.text.Normalizer;

/** What people call their styles, as labels that every server reads. */
public final class LabelName {
  /** What servers cut at, or what is no text at all. */
  private static final String UNSAFE = "[;/,\\p{Cntrl}]+";

  private static final String NAMELESS = "Unnamed";

  private LabelName() {}

  /** The name composed (NFC), with a space for each run of what a label cannot hold. */
  public static String of(String name) {
    String label =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .replaceAll(UNSAFE, " ")
            .replaceAll("\\s+", " ")
            .strip();
    return label.isEmpty() ? NAMELESS : label;
  }
}
