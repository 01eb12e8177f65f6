package org.cratetag.train.clips;

import java.util.List;
import org.cratetag.inference.PackManifest.DataSet;
import org.cratetag.train.deep.Clip;

/**
 * Clips of a data set in three parts, no clip in two of them.
 *
 * @param labels in the order of their numbers
 * @param learn what is learned from
 * @param validate what training, calibration and thresholds are steered by
 * @param test what figures are measured on; empty where there is none
 * @param data the set exactly
 * @param split how it was divided, in words
 */
public record ClipSet(
    List<String> labels,
    List<Clip> learn,
    List<Clip> validate,
    List<Clip> test,
    DataSet data,
    String split) {
  /** Copies the lists and checks that each part can be used. */
  public ClipSet {
    labels = List.copyOf(labels);
    learn = List.copyOf(learn);
    validate = List.copyOf(validate);
    test = List.copyOf(test);
    if (labels.size() < 2 || learn.size() < 2 || validate.isEmpty()) {
      throw new IllegalArgumentException(
          "%d labels, %d clips to learn from and %d to judge by are too few"
              .formatted(labels.size(), learn.size(), validate.size()));
    }
  }

  /** Labels of clips, as numbers. */
  public static int[] targets(List<Clip> clips) {
    return clips.stream().mapToInt(Clip::target).toArray();
  }
}
