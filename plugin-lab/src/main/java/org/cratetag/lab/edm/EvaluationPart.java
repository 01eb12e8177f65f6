package org.cratetag.lab.edm;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an evaluation can find out; each part costs time. */
public enum EvaluationPart {
  /** How often the models are right, how honest they are, by label and by set. */
  ACCURACY,

  /** How labels lie to each other by what they are taken for. */
  STRUCTURE,

  /** What the models lean on. */
  IMPORTANCE,

  /** Accuracy against rows to learn from. */
  LEARNING_CURVE,

  /** From one year to the other. */
  TRANSFER;

  /** All of them. */
  public static Set<EvaluationPart> all() {
    return EnumSet.allOf(EvaluationPart.class);
  }

  /** The part of a name such as {@code learning-curve}. */
  public static Optional<EvaluationPart> find(String key) {
    return Arrays.stream(values()).filter(part -> part.key().equals(key)).findFirst();
  }

  /** Its name, such as {@code learning-curve}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
