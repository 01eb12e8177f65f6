package org.cratetag.lab.structure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a model's scores say of how near labels are, beside the families that people put them in.
 *
 * <p>Labels are near when the model gives one's probability to the other's rows. With {@code
 * p(i,j)} the mean probability of label j over the rows of label i, the distance is {@code 1 -
 * (p(i,j) + p(j,i)) / (p(i,i) + p(j,j))}, within [0, 1]: the confusion matrix made symmetric, as in
 * Godbole, Sarawagi and Chakrabarti, "Scaling multi-class support vector machines using inter-class
 * confusion", KDD 2002, but of probabilities, since with a hundred rows a label most pairs' counts
 * are 0 or 1 and would tie; and against what stays at home, so that a label that is seldom found is
 * not for that reason far from all.
 *
 * @param labels in the order of all indices here
 * @param families each label's, made by hand
 * @param distances {@code [labels][labels]}
 * @param tree of the labels by average linkage
 * @param clusters of each label: the tree cut into as many branches as there are families
 * @param adjustedRand agreement of clusters and families, 1 when equal, 0 as by chance
 * @param places one a label
 */
public record LabelStructure(
    List<String> labels,
    List<String> families,
    double[][] distances,
    LabelTree tree,
    int[] clusters,
    double adjustedRand,
    List<Place> places) {
  /**
   * Where the data would put a label.
   *
   * @param label its index
   * @param family its family
   * @param own mean distance to the other labels of its family; empty where there are none
   * @param nearest the family whose other labels are nearest to it on the mean
   * @param distance that mean distance
   */
  public record Place(
      int label, String family, OptionalDouble own, String nearest, double distance) {
    /** Whether the data would put the label into another family, though its own has others. */
    public boolean isElsewhere() {
      return own.isPresent() && !nearest.equals(family);
    }
  }

  public LabelStructure {
    labels = List.copyOf(labels);
    families = List.copyOf(families);
    places = List.copyOf(places);
  }

  /**
   * Finds the structure.
   *
   * @param classes labels in the scores' order, each with its family; at least two
   * @param scores out-of-fold probabilities, {@code [rows][classes]}
   * @param targets class of each row
   */
  public static LabelStructure of(Map<String, String> classes, float[][] scores, int[] targets) {
    List<String> labels = List.copyOf(classes.keySet());
    List<String> families = labels.stream().map(classes::get).toList();
    List<String> names = List.copyOf(new LinkedHashSet<>(families));
    double[][] distances = distances(means(scores, targets, labels.size()));
    LabelTree tree = LabelTree.of(distances);
    int[] clusters = tree.cut(names.size());
    int[] byHand = families.stream().mapToInt(names::indexOf).toArray();
    List<Place> places =
        IntStream.range(0, labels.size()).mapToObj(i -> place(i, families, distances)).toList();
    double agreement = AdjustedRand.of(clusters, byHand);
    return new LabelStructure(labels, families, distances, tree, clusters, agreement, places);
  }

  /** The labels of each cluster, clusters and labels in the order of the labels. */
  public List<List<String>> clusterLabels() {
    List<List<String>> all = new ArrayList<>();
    for (int cluster = 0; cluster <= IntStream.of(clusters).max().orElse(-1); cluster++) {
      int wanted = cluster;
      all.add(
          IntStream.range(0, clusters.length)
              .filter(i -> clusters[i] == wanted)
              .mapToObj(labels::get)
              .toList());
    }
    return List.copyOf(all);
  }

  /** Mean score of each class over the rows of each class. */
  static double[][] means(float[][] scores, int[] targets, int classes) {
    double[][] means = new double[classes][classes];
    int[] rows = new int[classes];
    for (int row = 0; row < targets.length; row++) {
      rows[targets[row]]++;
      for (int i = 0; i < classes; i++) {
        means[targets[row]][i] += scores[row][i];
      }
    }
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        means[i][j] /= Math.max(1, rows[i]);
      }
    }
    return means;
  }

  /** The distances of labels with such mean scores. */
  static double[][] distances(double[][] means) {
    double[][] distances = new double[means.length][means.length];
    for (int i = 0; i < means.length; i++) {
      for (int j = 0; j < means.length; j++) {
        double home = means[i][i] + means[j][j];
        double away = means[i][j] + means[j][i];
        double near = home == 0 ? 0 : Math.min(1, away / home);
        distances[i][j] = i == j ? 0 : 1 - near;
      }
    }
    return distances;
  }

  private static Place place(int label, List<String> families, double[][] distances) {
    String nearest = families.get(label);
    double least = Double.POSITIVE_INFINITY;
    OptionalDouble own = OptionalDouble.empty();
    for (String family : new LinkedHashSet<>(families)) {
      OptionalDouble mean =
          IntStream.range(0, families.size())
              .filter(i -> i != label && families.get(i).equals(family))
              .mapToDouble(i -> distances[label][i])
              .average();
      if (family.equals(families.get(label))) {
        own = mean;
      }
      if (mean.isPresent() && mean.getAsDouble() < least) {
        least = mean.getAsDouble();
        nearest = family;
      }
    }
    return new Place(label, families.get(label), own, nearest, least);
  }
}
