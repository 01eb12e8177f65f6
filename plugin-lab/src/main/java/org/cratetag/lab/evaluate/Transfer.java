package org.cratetag.lab.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.train.evaluate.Accuracy;

/**
 * What a model that learned from one set is worth on another, beside what one is worth that learned
 * from other rows of the same set.
 *
 * @param from the set learned from
 * @param to the set tested on
 * @param labels that both have
 * @param trained rows learned from
 * @param tested rows tested on
 * @param across the accuracy of the model of the other set
 * @param within the accuracy on the same rows by cross-validation within their own set
 */
public record Transfer(
    String from,
    String to,
    List<String> labels,
    int trained,
    int tested,
    Accuracy across,
    Accuracy within) {
  /** Copies the list. */
  public Transfer {
    labels = List.copyOf(labels);
  }

  /** Share of a label's rows that are found less than within their own set. */
  public double lostRecall(int label) {
    return within.recall(label) - across.recall(label);
  }

  /**
   * The other label that a label's rows are taken for most often, by the model of the other set.
   */
  public int mostTakenFor(int label) {
    int[] said = across.confusion()[label];
    return IntStream.range(0, said.length)
        .filter(other -> other != label)
        .reduce((best, other) -> said[other] > said[best] ? other : best)
        .orElse(label);
  }
}
