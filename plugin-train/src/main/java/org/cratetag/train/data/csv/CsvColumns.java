package org.cratetag.train.data.csv;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.track.FrontEnd;

/**
 * How a table of features is to be read: which column is what. Names are compared exactly, or,
 * where none fits so, without case.
 *
 * @param name of the set, for cards
 * @param label column of the labels
 * @param group column whose equal values are one group, an artist for example; names in it are
 *     parted at commas and words such as "feat."; empty where each row is a group
 * @param features columns of the features in order, or {@code FIRST..LAST}; empty for those that
 *     begin with the numbers 1 to 71 as the Beatport sets do ({@code 71-BPMessentia}), or else all
 *     columns with a name that are not named otherwise here
 * @param frontEnd whose values the features are, in its order; empty for columns of no front-end,
 *     unless they are numbered as above, which are those of {@code edm-stats/1}
 */
public record CsvColumns(
    String name,
    String label,
    Optional<String> group,
    List<String> features,
    Optional<FrontEnd> frontEnd) {
  public CsvColumns {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(group, "group");
    features = List.copyOf(features);
    Objects.requireNonNull(frontEnd, "frontEnd");
  }

  /** A table with columns as the Beatport sets have them, numbered or all of them features. */
  public static CsvColumns of(String name, String label, Optional<String> group) {
    return new CsvColumns(name, label, group, List.of(), Optional.empty());
  }
}
