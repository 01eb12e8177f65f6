package org.cratetag.pack;

import java.util.List;
import java.util.Objects;

/**
 * What the model learned from.
 *
 * @param data the data sets
 * @param split how they were divided for the metrics, in words
 * @param seed of the random generator
 * @param recipe the command that makes the pack again
 */
public record PackTraining(List<DataSet> data, String split, long seed, String recipe) {
  public PackTraining {
    data = List.copyOf(data);
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(recipe, "recipe");
  }
}
