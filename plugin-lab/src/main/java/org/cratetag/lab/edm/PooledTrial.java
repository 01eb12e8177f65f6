package org.cratetag.lab.edm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Importance;
import org.cratetag.lab.evaluate.SetFigures;
import org.cratetag.lab.learn.ExportCheck;
import org.cratetag.lab.structure.LabelStructure;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.evaluate.RocAuc;
import org.cratetag.train.evaluate.Speech;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.pack.PackDraft;

/** One artist-grouped cross-validation of the pooled sets, and what can be asked of its models. */
final class PooledTrial {
  static final int FOLDS = 5;

  /** Shares of the training rows that the learning curve has beside all. */
  static final List<Double> SHARES = List.of(0.1, 0.2, 0.4, 0.7);

  private static final int GROUP_DRAWS = 5;
  private static final int SINGLE_DRAWS = 2;

  /** Time to score a row against time to learn from one, as measured with these learners. */
  private static final double PREDICTION_WORK = 0.02;

  private final BeatportData data;
  private final PackDraft draft;
  private final Learner learner;
  private final Workload work;
  private final long seed;
  private final List<String> classes;
  private final int[] targets;
  private final Folds folds;
  private final Importance groups;
  private final Importance single;

  private final OwnTempoScores ownTempo;
  private final float[][] scores;
  private final Evaluation.Pooled pooled;
  private ExportCheck export = ExportCheck.NONE;

  /** Trains and scores all folds. */
  PooledTrial(
      BeatportData data,
      PackDraft draft,
      Learner learner,
      Workload work,
      long seed,
      boolean checksExport,
      boolean findsImportance) {
    this.data = data;
    this.draft = draft;
    this.learner = learner;
    this.work = work;
    this.seed = seed;
    classes = data.classes();
    targets = data.pooled().targets(classes);
    folds = Folds.stratifiedGrouped(targets, data.pooled().groups(), FOLDS, seed);
    groups = new Importance(EdmStatsGroups.groups(), GROUP_DRAWS, seed);
    single = new Importance(EdmStatsGroups.single(), SINGLE_DRAWS, seed);
    ownTempo = new OwnTempoScores(targets.length);
    scores = scores(checksExport, findsImportance);
    pooled =
        new Evaluation.Pooled(
            Accuracy.of(scores, targets),
            RocAuc.of(scores, targets),
            speech(EdmSubgenreRecipe.CHOICE),
            speech(EdmSubgenreRecipe.BALANCED));
  }

  /** What finding the importance of the inputs takes beside the training, as {@link Workload}. */
  static double importanceWork(int rows) {
    int draws =
        GROUP_DRAWS * EdmStatsGroups.groups().size()
            + SINGLE_DRAWS * EdmStatsGroups.single().size();
    return draws * rows * PREDICTION_WORK;
  }

  /** {@code [rows][classes]}. */
  float[][] scores() {
    return scores;
  }

  ExportCheck export() {
    return export;
  }

  Evaluation.Pooled pooled() {
    return pooled;
  }

  /** Notes what is no part of the {@link #pooled} figures: our own tempo, and other calibration. */
  void note(Figures figures) {
    ownTempo.note("pooled", targets, figures);
    CalibrationTrial calibration = CalibrationTrial.of(scores, targets, folds);
    figures.add("temperatureLoss", calibration.temperature().loss());
    figures.add("vectorLoss", calibration.vector().loss());
    figures.add("vectorCalibrationError", calibration.vector().error());
  }

  Evaluation.Leaning importance() {
    return new Evaluation.Leaning(groups.losses(), single.losses());
  }

  LabelStructure structure() {
    return LabelStructure.of(data.families(), scores, targets);
  }

  /** The figures of each set's rows. */
  List<SetFigures> sets() {
    int first = data.set2016().size();
    Map<String, int[]> parts = new LinkedHashMap<>();
    parts.put(data.set2016().name(), IntStream.range(0, first).toArray());
    parts.put(data.set2021().name(), IntStream.range(first, targets.length).toArray());
    return parts.entrySet().stream()
        .map(
            part -> SetFigures.of(part.getKey(), scores, targets, pooled.speech(), part.getValue()))
        .toList();
  }

  /** Accuracy by rows to learn from; trains again for each share but the whole. */
  LearningCurve learningCurve() {
    List<LearningCurve.Point> points = new ArrayList<>();
    LabelledTable table = data.pooled();
    for (double share : SHARES) {
      points.add(
          LearningCurve.point(
              learner,
              table.features(),
              targets,
              table.groups(),
              classes.size(),
              folds,
              share,
              seed,
              (part, rows) -> work.done(rows, "learning from %.0f %%".formatted(100 * part))));
    }
    double rows = IntStream.range(0, FOLDS).map(f -> folds.train(f).length).average().orElse(0);
    points.add(new LearningCurve.Point(1, rows, pooled.accuracy()));
    return new LearningCurve(points);
  }

  private float[][] scores(boolean checksExport, boolean findsImportance) {
    LabelledTable table = data.pooled();
    return OutOfFold.predict(
        learner,
        table.features(),
        targets,
        table.groups(),
        classes.size(),
        folds,
        seed,
        (fold, model, rows, predicted) -> {
          ownTempo.add(model, rows, folds.test(fold), seed * FOLDS + fold);
          work.done(folds.train(fold).length, "seed " + seed + ", both sets: fold " + (fold + 1));
          if (checksExport) {
            export = export.plus(check(model, rows, predicted));
          }
          if (findsImportance) {
            int[] tested = OutOfFold.pick(targets, folds.test(fold));
            groups.add(model, rows, tested, predicted);
            single.add(model, rows, tested, predicted);
            work.done(importanceWork(rows.length), "importance by fold " + (fold + 1));
          }
        });
  }

  private Speech speech(ThresholdChoice choice) {
    return Speech.crossFitted(draft, data.families(), scores, targets, folds, choice);
  }

  private ExportCheck check(LearnedModel model, float[][] rows, float[][] predicted) {
    try {
      return ExportCheck.of(draft, classes, model, rows, predicted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
