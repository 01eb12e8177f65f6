package org.cratetag.train.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.Thresholds;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;

/**
 * All that a pack knows beyond its model: temperature, family curves, thresholds.
 *
 * @param calibration of the labels
 * @param familyCalibration of the families' sums
 * @param labels with thresholds, in the model's order
 * @param families with thresholds
 */
public record FittedCalibration(
    Calibration.Temperature calibration,
    FamilyCalibration.Logistic familyCalibration,
    List<PackLabel> labels,
    List<PackFamily> families) {
  private static final double CLIP = FamilyCalibration.Logistic.CLIP;

  public FittedCalibration {
    labels = List.copyOf(labels);
    families = List.copyOf(families);
  }

  /**
   * Fits to the scores of rows that the model did not learn from.
   *
   * @param classes the labels in the model's order, each with its family
   * @param probabilities {@code [rows][classes]}, as the model gives them
   * @param targets class of each row
   * @param choice how thresholds are chosen
   */
  public static FittedCalibration fit(
      Map<String, String> classes, float[][] probabilities, int[] targets, ThresholdChoice choice) {
    return fit(
        classes,
        probabilities,
        targets,
        TemperatureFit.of(probabilities, targets).temperature(),
        choice);
  }

  /** The same with lower thresholds for the level balanced, which a second choice gives. */
  public FittedCalibration withBalanced(FittedCalibration balanced) {
    return new FittedCalibration(
        calibration,
        familyCalibration,
        IntStream.range(0, labels.size())
            .mapToObj(
                i -> {
                  PackLabel label = labels.get(i);
                  double lower = balanced.labels().get(i).threshold();
                  return new PackLabel(
                      label.label(), label.family(), levels(label.threshold(), lower));
                })
            .toList(),
        IntStream.range(0, families.size())
            .mapToObj(
                i -> {
                  PackFamily family = families.get(i);
                  double lower = balanced.families().get(i).threshold();
                  return new PackFamily(family.label(), levels(family.threshold(), lower));
                })
            .toList());
  }

  private static Thresholds levels(double careful, double balanced) {
    return new Thresholds(careful, Math.min(careful, balanced), 0);
  }

  /** The same with a temperature that was found otherwise. */
  public static FittedCalibration fit(
      Map<String, String> classes,
      float[][] probabilities,
      int[] targets,
      Calibration.Temperature temperature,
      ThresholdChoice choice) {
    List<String> names = List.copyOf(new ArrayList<>(classes.keySet()));
    List<String> families = List.copyOf(new LinkedHashSet<>(classes.values()));
    int[] familyOf = names.stream().mapToInt(n -> families.indexOf(classes.get(n))).toArray();
    double[][] labelScores = new double[targets.length][];
    double[][] familySums = new double[targets.length][families.size()];
    for (int row = 0; row < targets.length; row++) {
      labelScores[row] = temperature.apply(doubles(probabilities[row]));
      for (int i = 0; i < familyOf.length; i++) {
        familySums[row][familyOf[i]] += labelScores[row][i];
      }
    }
    Map<String, FamilyCalibration.Line> lines = new LinkedHashMap<>();
    for (int family = 0; family < families.size(); family++) {
      lines.put(families.get(family), line(familySums, familyOf, targets, family));
    }
    FamilyCalibration.Logistic logistic = new FamilyCalibration.Logistic(lines);
    double[][] familyScores = new double[targets.length][families.size()];
    for (int row = 0; row < targets.length; row++) {
      for (int family = 0; family < families.size(); family++) {
        double sum = Math.min(1, familySums[row][family]);
        familyScores[row][family] = logistic.apply(families.get(family), sum);
      }
    }
    Scored scored = Scored.of(labelScores, familyScores, familyOf, targets);
    double[] labelThresholds = scored.labelThresholds(names.size(), choice);
    double[] familyThresholds = scored.familyThresholds(families.size(), choice);
    double common =
        CommonThreshold.find(scored, labelThresholds, familyThresholds, choice.overall());
    return new FittedCalibration(
        temperature,
        logistic,
        IntStream.range(0, labelThresholds.length)
            .mapToObj(i -> label(names.get(i), classes, Math.max(common, labelThresholds[i])))
            .toList(),
        IntStream.range(0, familyThresholds.length)
            .mapToObj(i -> new PackFamily(families.get(i), Math.max(common, familyThresholds[i])))
            .toList());
  }

  private static PackLabel label(String name, Map<String, String> classes, double threshold) {
    return new PackLabel(name, classes.get(name), threshold);
  }

  private static FamilyCalibration.Line line(
      double[][] sums, int[] familyOf, int[] targets, int family) {
    double[] logits = new double[targets.length];
    boolean[] outcomes = new boolean[targets.length];
    for (int row = 0; row < targets.length; row++) {
      double p = Math.max(CLIP, Math.min(1 - CLIP, sums[row][family]));
      logits[row] = Math.log(p / (1 - p));
      outcomes[row] = familyOf[targets[row]] == family;
    }
    return LogisticFit.fit(logits, outcomes);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
