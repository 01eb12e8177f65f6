package org.cratetag.lab.evaluate;

import java.util.Arrays;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.evaluate.RocAuc;
import org.cratetag.train.evaluate.Speech;

/**
 * The figures of some rows among all that were judged together.
 *
 * @param name what the rows have in common
 * @param rows how many there are
 * @param labels how many different labels they have
 * @param accuracy over all classes
 * @param rocAuc macro mean of the areas of their classes
 * @param speech what would be said of them
 */
public record SetFigures(
    String name, int rows, int labels, Accuracy accuracy, double rocAuc, Speech speech) {
  /**
   * Takes some rows.
   *
   * @param scores of all rows, {@code [rows][classes]}
   * @param targets class of each of all rows
   * @param speech of all rows
   * @param picked which rows; at least one
   */
  public static SetFigures of(
      String name, float[][] scores, int[] targets, Speech speech, int[] picked) {
    float[][] some = OutOfFold.pick(scores, picked);
    int[] classes = OutOfFold.pick(targets, picked);
    return new SetFigures(
        name,
        picked.length,
        (int) Arrays.stream(classes).distinct().count(),
        Accuracy.of(some, classes),
        RocAuc.of(some, classes).macro(),
        speech.pick(picked));
  }
}
