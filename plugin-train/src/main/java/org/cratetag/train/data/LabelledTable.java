package org.cratetag.train.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Feature vectors, each with a label and a group. Rows of one group (one artist, one folder) must
 * not be split between training and testing. Arrays are held, not copied, and read only by
 * agreement.
 */
public final class LabelledTable {
  private final String name;
  private final float[][] features;
  private final List<String> labels;
  private final int[] groups;

  /**
   * A table.
   *
   * @param name of the set
   * @param features {@code [rows][values]}
   * @param labels one a row
   * @param groups one a row, numbered from 0
   * @throws IllegalArgumentException when the lengths differ
   */
  public LabelledTable(String name, float[][] features, List<String> labels, int[] groups) {
    if (features.length != labels.size() || features.length != groups.length) {
      throw new IllegalArgumentException(
          "%s: %d rows, %d labels, %d groups"
              .formatted(name, features.length, labels.size(), groups.length));
    }
    this.name = name;
    this.features = features;
    this.labels = List.copyOf(labels);
    this.groups = groups;
  }

  /** Name of the set. */
  public String name() {
    return name;
  }

  /** How many rows there are. */
  public int size() {
    return features.length;
  }

  /** {@code [rows][values]}. */
  public float[][] features() {
    return features;
  }

  /** One label a row. */
  public List<String> labels() {
    return labels;
  }

  /** One group a row. */
  public int[] groups() {
    return groups;
  }

  /** The different labels in sorted order. */
  public List<String> classes() {
    return labels.stream().distinct().sorted().toList();
  }

  /** Each row's label as its index in the given classes. */
  public int[] targets(List<String> classes) {
    return labels.stream().mapToInt(classes::indexOf).toArray();
  }

  /** The same rows under other labels. */
  public LabelledTable withLabels(Function<String, String> rename) {
    return new LabelledTable(name, features, labels.stream().map(rename).toList(), groups);
  }

  /** The same rows with other features. */
  public LabelledTable withFeatures(float[][] others) {
    return new LabelledTable(name, others, labels, groups);
  }

  /** Both tables' rows, this one's first; no group is shared between the two. */
  public LabelledTable plus(LabelledTable other) {
    float[][] rows = new float[size() + other.size()][];
    int[] allGroups = new int[rows.length];
    int offset = 0;
    for (int i = 0; i < size(); i++) {
      rows[i] = features[i];
      allGroups[i] = groups[i];
      offset = Math.max(offset, groups[i] + 1);
    }
    for (int i = 0; i < other.size(); i++) {
      rows[size() + i] = other.features[i];
      allGroups[size() + i] = offset + other.groups[i];
    }
    List<String> allLabels = new ArrayList<>(labels);
    allLabels.addAll(other.labels);
    return new LabelledTable(name + " + " + other.name, rows, allLabels, allGroups);
  }
}
