package org.cratetag.lab.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cratetag.pack.PackDomain;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.fold.Folds;

/**
 * What was learned of a pack's kind of music, with the figures by which its threshold was set.
 *
 * @param domain with its threshold
 * @param silenced by label of the pack's own music: share of rows below the threshold, each judged
 *     by a fit without its artist
 * @param passed by kind of the other music: share of tracks that are not, each judged by a fit
 *     without its package
 */
public record LearnedDomain(
    PackDomain domain, Map<String, Double> silenced, Map<String, Double> passed) {
  /** Share of the pack's own music that may be silenced. */
  public static final double SILENCED = 0.03;

  private static final int FOLDS = 5;

  /** Copies the figures. */
  public LearnedDomain {
    silenced = new TreeMap<>(silenced);
    passed = new TreeMap<>(passed);
  }

  /**
   * Fits on all rows. The threshold silences {@link #SILENCED} of the pack's own rows, as fits that
   * have not learned from them judge them.
   *
   * @param own the pack's own music; groups are artists
   * @param other other music; labels are kinds, groups are packages
   * @param seed of the folds
   */
  public static LearnedDomain learn(LabelledTable own, LabelledTable other, long seed) {
    double[] heldOut = heldOut(own, other, seed);
    double[] sorted = heldOut.clone();
    Arrays.sort(sorted);
    double threshold = sorted[(int) (SILENCED * sorted.length)];
    PackDomain domain = DomainFit.fit(own.features(), other).withThreshold(threshold);
    double[] others = othersHeldOut(own, other);
    return new LearnedDomain(
        domain,
        shares(own.labels(), heldOut, threshold, true),
        shares(other.labels(), others, threshold, false));
  }

  /**
   * Share of a table's rows that a domain fitted to another table silences, with the threshold set
   * on the latter alone: from one year to another, say.
   */
  public static double silencedElsewhere(
      LabelledTable own, LabelledTable elsewhere, LabelledTable other, long seed) {
    PackDomain domain = learn(own, other, seed).domain();
    return IntStream.range(0, elsewhere.size())
            .filter(row -> !domain.score(elsewhere.features()[row]).isInside())
            .count()
        / (double) elsewhere.size();
  }

  private static double[] heldOut(LabelledTable own, LabelledTable other, long seed) {
    Folds folds = Folds.stratifiedGrouped(own.targets(own.classes()), own.groups(), FOLDS, seed);
    double[] heldOut = new double[own.size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      float[][] learned =
          Arrays.stream(folds.train(fold))
              .mapToObj(row -> own.features()[row])
              .toArray(float[][]::new);
      PackDomain domain = DomainFit.fit(learned, other);
      for (int row : folds.test(fold)) {
        heldOut[row] = domain.score(own.features()[row]).probability();
      }
    }
    return heldOut;
  }

  private static double[] othersHeldOut(LabelledTable own, LabelledTable other) {
    double[] heldOut = new double[other.size()];
    for (int left : Arrays.stream(other.groups()).distinct().toArray()) {
      PackDomain domain = DomainFit.fit(own.features(), without(other, left));
      for (int row = 0; row < heldOut.length; row++) {
        if (other.groups()[row] == left) {
          heldOut[row] = domain.score(other.features()[row]).probability();
        }
      }
    }
    return heldOut;
  }

  private static LabelledTable without(LabelledTable table, int group) {
    int[] rows =
        IntStream.range(0, table.size()).filter(row -> table.groups()[row] != group).toArray();
    List<String> labels = new ArrayList<>();
    for (int row : rows) {
      labels.add(table.labels().get(row));
    }
    return new LabelledTable(
        table.name(),
        Arrays.stream(rows).mapToObj(row -> table.features()[row]).toArray(float[][]::new),
        labels,
        Arrays.stream(rows).map(row -> table.groups()[row]).toArray());
  }

  /** By label the share of rows below the threshold, or of those that are not. */
  private static Map<String, Double> shares(
      List<String> labels, double[] probabilities, double threshold, boolean below) {
    Map<String, Double> shares = new TreeMap<>();
    for (String label : labels.stream().distinct().toList()) {
      double[] of =
          IntStream.range(0, probabilities.length)
              .filter(row -> labels.get(row).equals(label))
              .mapToDouble(row -> probabilities[row])
              .toArray();
      double share = Arrays.stream(of).filter(p -> p < threshold).count() / (double) of.length;
      shares.put(label, below ? share : 1 - share);
    }
    return shares;
  }
}
