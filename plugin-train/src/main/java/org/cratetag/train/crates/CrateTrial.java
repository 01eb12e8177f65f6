package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cratetag.decision.Taxonomy;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.train.Progress;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.Learner;

/** The cross-validation of crates: what is fitted to its scores, and what it says. */
final class CrateTrial {
  private static final int FEWEST_FOLDS = 3;
  private static final int MOST_FOLDS = 5;

  /** Tracks of the smallest crate that a fold should hold. */
  private static final int TRACKS_A_FOLD = 4;

  private final LabelledSet set;
  private final List<String> crates;
  private final int[] targets;
  private final int[] groups;
  private final int folds;
  private final Accuracy accuracy;
  private final double[][] scores;
  private final FittedCalibration fitted;

  private CrateTrial(LabelledSet set, Learner learner, Progress progress) {
    this.set = set;
    crates = set.classes();
    targets = set.table().targets(crates);
    groups = set.table().groups();
    folds = folds(targets, crates.size());
    float[][] probabilities =
        OutOfFold.predict(
            learner,
            set.table().features(),
            targets,
            groups,
            crates.size(),
            Folds.stratifiedGrouped(targets, groups, folds, CrateTraining.SEED),
            CrateTraining.SEED,
            (fold, model, rows, predicted) ->
                progress.done("Judged fold " + (fold + 1) + " of " + folds));
    accuracy = Accuracy.of(probabilities, targets);
    double[][] exact = doubles(probabilities);
    Calibration.Temperature temperature = CrateTemperature.fit(exact, accuracy.top1());
    FittedCalibration own =
        FittedCalibration.fit(
            families(crates), probabilities, targets, temperature, CrateThresholds.OWN);
    scores = Arrays.stream(exact).map(temperature::apply).toArray(double[][]::new);
    fitted = CrateThresholds.filledIn(own, scores, targets);
  }

  /** Judges a learner on all tracks. */
  static CrateTrial of(LabelledSet set, Learner learner, Progress progress) {
    return new CrateTrial(set, learner, progress);
  }

  /** Calibration and thresholds. */
  FittedCalibration fitted() {
    return fitted;
  }

  /** Class of each track. */
  int[] targets() {
    return targets;
  }

  /** The division into folds, in words. */
  String split() {
    return "stratified " + folds + "-fold, tracks of one artist or of equal sound together";
  }

  /** The figures. */
  CrateReport report() {
    int count = (int) IntStream.of(groups).distinct().count();
    List<CrateReport.Crate> each = new ArrayList<>();
    for (int i = 0; i < crates.size(); i++) {
      int crate = i;
      each.add(
          new CrateReport.Crate(
              crates.get(i),
              fitted.labels().get(i).family(),
              (int) IntStream.of(targets).filter(target -> target == crate).count(),
              accuracy.precision(i),
              accuracy.recall(i),
              fitted.labels().get(i).threshold()));
    }
    return new CrateReport(
        set.size(),
        count,
        folds,
        accuracy.top1(),
        Interval.wilson(accuracy.top1(), count),
        spoken(),
        each,
        AlikeCrates.list(crates, accuracy.confusion()),
        Misfiled.list(set, scores),
        set.ambiguities(),
        Optional.empty(),
        accuracy.confusion());
  }

  private double spoken() {
    return Arrays.stream(scores)
            .filter(
                score -> {
                  int top = CrateThresholds.top(score);
                  return score[top] >= fitted.labels().get(top).threshold();
                })
            .count()
        / (double) scores.length;
  }

  private static double[][] doubles(float[][] rows) {
    return Arrays.stream(rows)
        .map(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray())
        .toArray(double[][]::new);
  }

  /** As many folds as leave {@value #TRACKS_A_FOLD} tracks of the smallest crate in each. */
  private static int folds(int[] targets, int classes) {
    int smallest =
        IntStream.range(0, classes)
            .map(crate -> (int) IntStream.of(targets).filter(target -> target == crate).count())
            .min()
            .orElse(0);
    return Math.max(FEWEST_FOLDS, Math.min(MOST_FOLDS, smallest / TRACKS_A_FOLD));
  }

  /** Each crate's family: what the taxonomy has for its name, or the crate itself. */
  private static Map<String, String> families(List<String> crates) {
    Taxonomy taxonomy = Taxonomy.bundled();
    Map<String, String> families = new LinkedHashMap<>();
    for (String crate : crates) {
      families.put(crate, taxonomy.find(crate).map(Taxonomy.Term::family).orElse(crate));
    }
    return families;
  }
}
