package org.cratetag.train.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.decision.Decider;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.ScoreCalibrator;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.pack.PackDraft;

/**
 * What would be said of each row: scored and decided by the product's own code, with a calibration
 * and thresholds fitted to the rows of the other folds.
 *
 * @param rows one a row
 */
public record Speech(List<Row> rows) {
  /**
   * What is known of one row.
   *
   * @param label its most probable label
   * @param labelRight whether that is true
   * @param family its most probable family
   * @param familyRight whether that is true
   * @param said what the decision says
   * @param saidRight whether that is true
   */
  public record Row(
      LabelScore label,
      boolean labelRight,
      LabelScore family,
      boolean familyRight,
      Said said,
      boolean saidRight) {}

  /** Of what kind an answer is. */
  public enum Said {
    /** The subgenre. */
    LABEL,
    /** The family alone. */
    FAMILY,
    /** Nothing. */
    NOTHING
  }

  /** Copies the rows. */
  public Speech {
    rows = List.copyOf(rows);
  }

  /**
   * Speaks of every row.
   *
   * @param draft of the pack
   * @param classes labels in the model's order, each with its family
   * @param probabilities out-of-fold scores, {@code [rows][classes]}
   * @param targets class of each row
   * @param folds rows to judge, each time with the rest to fit to
   * @param choice how thresholds are chosen
   */
  public static Speech crossFitted(
      PackDraft draft,
      Map<String, String> classes,
      float[][] probabilities,
      int[] targets,
      Folds folds,
      ThresholdChoice choice) {
    List<String> names = List.copyOf(classes.keySet());
    Decider decider = new Decider(Taxonomy.bundled(), DecisionSettings.DEFAULT);
    Row[] rows = new Row[targets.length];
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] train = folds.train(fold);
      FittedCalibration fitted =
          FittedCalibration.fit(
              classes,
              OutOfFold.pick(probabilities, train),
              OutOfFold.pick(targets, train),
              choice);
      PackManifest manifest = draft.manifest(fitted, new byte[0], Map.of());
      ScoreCalibrator calibrator = new ScoreCalibrator(manifest);
      for (int row : folds.test(fold)) {
        String truth = names.get(targets[row]);
        rows[row] = row(scores(calibrator, probabilities[row]), decider, truth, classes.get(truth));
      }
    }
    return new Speech(List.of(rows));
  }

  /** What would be said of some of the rows. */
  public Speech pick(int[] indices) {
    return new Speech(IntStream.of(indices).mapToObj(rows::get).toList());
  }

  /** Share of rows of which something is said. */
  public double coverage() {
    return share(row -> row.said() != Said.NOTHING);
  }

  /** Share of rows of which the subgenre is said. */
  public double labelCoverage() {
    return share(row -> row.said() == Said.LABEL);
  }

  /** Share of right answers among those given; of one kind, or of all kinds when none is named. */
  public double precision(Said... kinds) {
    List<Said> counted = kinds.length == 0 ? List.of(Said.LABEL, Said.FAMILY) : List.of(kinds);
    List<Row> answers = rows.stream().filter(row -> counted.contains(row.said())).toList();
    return answers.isEmpty()
        ? 1
        : (double) answers.stream().filter(Row::saidRight).count() / answers.size();
  }

  /** Share of rows whose most probable family is true. */
  public double familyAccuracy() {
    return share(Row::familyRight);
  }

  /** Reliability of the most probable labels. */
  public Reliability labelReliability() {
    return reliability(
        rows.stream().mapToDouble(row -> row.label().probability()).toArray(),
        rows.stream().map(Row::labelRight).toList());
  }

  /** Reliability of the most probable families. */
  public Reliability familyReliability() {
    return reliability(
        rows.stream().mapToDouble(row -> row.family().probability()).toArray(),
        rows.stream().map(Row::familyRight).toList());
  }

  /**
   * A point of the curve that one confidence for all gives: the label where it is that sure, else
   * the family where that is, else nothing.
   *
   * @param coverage share of rows of which something is said
   * @param precision share of right answers among them
   */
  public record Point(double coverage, double precision) {}

  /** The curve of {@link Point}s, from much said to little. */
  public List<Point> curve() {
    List<Point> points = new ArrayList<>();
    for (int step = 0; step <= 198; step++) {
      double wanted = step / 200.0;
      int said = 0;
      int right = 0;
      for (Row row : rows) {
        boolean label = row.label().probability() >= wanted;
        boolean family = !label && row.family().probability() >= wanted;
        said += label || family ? 1 : 0;
        right += label && row.labelRight() || family && row.familyRight() ? 1 : 0;
      }
      if (said > 0) {
        points.add(new Point((double) said / rows.size(), (double) right / said));
      }
    }
    return Collections.unmodifiableList(points);
  }

  /** The largest coverage on the {@link #curve} with at least the precision; 0 where none has. */
  public double coverageAt(double precision) {
    return curve().stream()
        .filter(point -> point.precision() >= precision)
        .mapToDouble(Point::coverage)
        .max()
        .orElse(0);
  }

  private static TrackScores scores(ScoreCalibrator calibrator, float[] probabilities) {
    try {
      return calibrator.scores(calibrator.calibrate(probabilities));
    } catch (TrackException e) {
      throw new IllegalStateException("a model gave no probabilities", e);
    }
  }

  /** What is known of a track with a label and family. */
  static Row row(TrackScores scores, Decider decider, String label, String family) {
    LabelScore topLabel = scores.labels().get(0);
    LabelScore topFamily = scores.families().get(0);
    TrackPrediction prediction = decider.decide(List.of(scores), Tempo.NONE);
    boolean labelRight = topLabel.label().equals(label);
    boolean familyRight = topFamily.label().equals(family);
    Said said =
        !prediction.subgenre().isEmpty()
            ? Said.LABEL
            : !prediction.genre().isEmpty() ? Said.FAMILY : Said.NOTHING;
    boolean right =
        switch (said) {
          case LABEL -> prediction.subgenre().get(0).label().equals(label);
          case FAMILY -> prediction.genre().get(0).label().equals(family);
          case NOTHING -> false;
        };
    return new Row(topLabel, labelRight, topFamily, familyRight, said, right);
  }

  private double share(Predicate<Row> test) {
    return (double) rows.stream().filter(test).count() / rows.size();
  }

  private static Reliability reliability(double[] confidences, List<Boolean> right) {
    boolean[] outcomes = new boolean[right.size()];
    IntStream.range(0, outcomes.length).forEach(i -> outcomes[i] = right.get(i));
    return Reliability.of(confidences, outcomes);
  }
}
