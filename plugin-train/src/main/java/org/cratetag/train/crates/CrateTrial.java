package org.cratetag.train.crates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.Thresholds;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.Progress;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.Learner;

/**
 * The cross-validation of crates, with music that is in none of them: what is fitted to its scores,
 * and what it says. The rows of the crates come first, and their classes.
 */
final class CrateTrial {
  private static final int FEWEST_FOLDS = 3;
  private static final int MOST_FOLDS = 5;

  /** Tracks of the smallest crate that a fold should hold. */
  private static final int TRACKS_A_FOLD = 4;

  private static final CrateThresholds CAREFUL = new CrateThresholds(0.9);
  private static final CrateThresholds BALANCED = new CrateThresholds(0.8);

  private final LabelledSet set;
  private final LabelledTable table;
  private final List<String> crates;
  private final int[] targets;
  private final int folds;
  private final Accuracy accuracy;
  private final double[][] scores;
  private final FittedCalibration fitted;

  private CrateTrial(LabelledSet set, LabelledTable table, Learner learner, Progress progress) {
    this.set = set;
    this.table = table;
    crates = set.classes();
    List<String> classes = classes();
    targets = table.targets(classes);
    int[] own = Arrays.copyOf(targets, set.size());
    folds = folds(own, crates.size());
    float[][] probabilities =
        OutOfFold.predict(
            learner,
            table.features(),
            targets,
            table.groups(),
            classes.size(),
            Folds.stratifiedGrouped(targets, table.groups(), folds, CrateTraining.SEED),
            CrateTraining.SEED,
            (fold, model, rows, predicted) ->
                progress.done("Judged fold " + (fold + 1) + " of " + folds));
    accuracy = Accuracy.of(ofCrates(probabilities), own);
    double[][] exact = doubles(probabilities);
    Calibration.Temperature temperature =
        CrateTemperature.fit(
            Arrays.copyOf(exact, own.length),
            Accuracy.of(Arrays.copyOf(probabilities, own.length), own).top1());
    scores = Arrays.stream(exact).map(temperature::apply).toArray(double[][]::new);
    fitted =
        joined(
            thresholds(CAREFUL, probabilities, temperature),
            thresholds(BALANCED, probabilities, temperature));
  }

  /**
   * Judges a learner on all tracks.
   *
   * @param table all that is learned from: a row for each of the set, in its order, then the tracks
   *     that are in none of the crates, {@link OtherMusic#LABEL}; may be none
   */
  static CrateTrial of(LabelledSet set, LabelledTable table, Learner learner, Progress progress) {
    return new CrateTrial(set, table, learner, progress);
  }

  /** Calibration and thresholds. */
  FittedCalibration fitted() {
    return fitted;
  }

  /** All that is learned from: the crates' tracks, then other music. */
  LabelledTable table() {
    return table;
  }

  /** What is told apart: the crates, then none of them. */
  List<String> classes() {
    List<String> classes = new ArrayList<>(crates);
    if (table.size() > set.size()) {
      classes.add(OtherMusic.LABEL);
    }
    return classes;
  }

  /** Class of each row of the table. */
  int[] targets() {
    return targets;
  }

  /** The division into folds, in words. */
  String split() {
    return "stratified " + folds + "-fold, tracks of one artist or of equal sound together";
  }

  /** The figures. */
  CrateReport report() {
    int[] groups = set.table().groups();
    int count = (int) IntStream.of(groups).distinct().count();
    List<CrateReport.Crate> each = new ArrayList<>();
    for (int i = 0; i < crates.size(); i++) {
      int crate = i;
      each.add(
          new CrateReport.Crate(
              crates.get(i),
              fitted.labels().get(i).family(),
              (int) IntStream.range(0, set.size()).filter(row -> targets[row] == crate).count(),
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
        (double) said(0, set.size()) / set.size(),
        new CrateReport.Strangers(table.size() - set.size(), said(set.size(), table.size())),
        each,
        AlikeCrates.list(crates, accuracy.confusion()),
        Misfiled.list(set, ofCrates(scores)),
        set.ambiguities(),
        Optional.empty(),
        Optional.empty(),
        accuracy.confusion());
  }

  /** Of how many rows a crate is said. */
  private int said(int from, int to) {
    return (int)
        IntStream.range(from, to)
            .filter(
                row -> {
                  int top = CrateThresholds.top(scores[row]);
                  return scores[row][top] >= fitted.labels().get(top).threshold();
                })
            .count();
  }

  private FittedCalibration thresholds(
      CrateThresholds level, float[][] probabilities, Calibration.Temperature temperature) {
    FittedCalibration own =
        FittedCalibration.fit(families(), probabilities, targets, temperature, level.own());
    return level.filledIn(own, scores, targets, crates.size());
  }

  /**
   * Both levels' thresholds, and those of music that is in none of the crates. A pack of crates has
   * no best label for every track: at the boldest level it says a crate from where other music does
   * not reach.
   */
  private FittedCalibration joined(FittedCalibration careful, FittedCalibration balanced) {
    List<PackLabel> labels = new ArrayList<>();
    List<PackFamily> families = new ArrayList<>();
    for (int i = 0; i < crates.size(); i++) {
      PackLabel label = careful.labels().get(i);
      labels.add(
          new PackLabel(
              label.label(),
              label.family(),
              levels(label.threshold(), balanced.labels().get(i).threshold())));
    }
    for (int i = 0; i < careful.families().size(); i++) {
      PackFamily family = careful.families().get(i);
      families.add(
          new PackFamily(
              family.label(), levels(family.threshold(), balanced.families().get(i).threshold())));
    }
    if (classes().size() > crates.size()) {
      labels.add(new PackLabel(OtherMusic.LABEL, OtherMusic.LABEL, Thresholds.NEVER));
      families.add(new PackFamily(OtherMusic.LABEL, Thresholds.NEVER));
    }
    return new FittedCalibration(
        careful.calibration(), careful.familyCalibration(), labels, families);
  }

  private static Thresholds levels(double careful, double balanced) {
    double lower = Math.min(careful, balanced);
    return new Thresholds(careful, lower, lower);
  }

  /** Among the crates alone. */
  private float[][] ofCrates(float[][] probabilities) {
    return IntStream.range(0, set.size())
        .mapToObj(row -> Arrays.copyOf(probabilities[row], crates.size()))
        .toArray(float[][]::new);
  }

  private double[][] ofCrates(double[][] scores) {
    return IntStream.range(0, set.size())
        .mapToObj(row -> Arrays.copyOf(scores[row], crates.size()))
        .toArray(double[][]::new);
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

  /**
   * Each crate's family: what its owner says, what the taxonomy has for its name, or the crate
   * itself.
   */
  private Map<String, String> families() {
    Taxonomy taxonomy = Taxonomy.bundled();
    Map<String, String> families = new LinkedHashMap<>();
    for (String crate : classes()) {
      families.put(
          crate,
          Optional.ofNullable(set.families().get(crate))
              .or(() -> taxonomy.find(crate).map(Taxonomy.Term::family))
              .orElse(crate));
    }
    return families;
  }
}
