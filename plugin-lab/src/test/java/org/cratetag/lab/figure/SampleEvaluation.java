package org.cratetag.lab.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.cratetag.lab.data.PooledLabels;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Importance;
import org.cratetag.lab.evaluate.SetFigures;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.lab.structure.LabelStructure;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;
import org.cratetag.train.evaluate.RocAuc;
import org.cratetag.train.evaluate.Speech;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.pack.PackDraft;

/** A made-up evaluation of all the taxonomy's labels with all its parts. */
public final class SampleEvaluation {
  private static final int ROWS_A_LABEL = 40;

  private SampleEvaluation() {}

  /** Labels with their families. */
  public static Map<String, String> classes() {
    try {
      return PooledLabels.bundled().families();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scores that lean to the truth, and to labels of its family. */
  static float[][] scores(int[] targets) {
    Random random = new Random(1);
    List<String> families = List.copyOf(classes().values());
    float[][] scores = new float[targets.length][families.size()];
    for (int row = 0; row < targets.length; row++) {
      float sum = 0;
      for (int i = 0; i < families.size(); i++) {
        boolean isFamily = families.get(i).equals(families.get(targets[row]));
        double lean = (i == targets[row] ? 2.2 : 0) + (isFamily ? 1.2 : 0);
        scores[row][i] = (float) Math.exp(1.3 * random.nextGaussian() + lean);
        sum += scores[row][i];
      }
      for (int i = 0; i < families.size(); i++) {
        scores[row][i] /= sum;
      }
    }
    return scores;
  }

  /** All parts. */
  public static Evaluation whole() {
    Map<String, String> classes = classes();
    int rows = ROWS_A_LABEL * classes.size();
    int[] targets = IntStream.range(0, rows).map(row -> row % classes.size()).toArray();
    float[][] scores = scores(targets);
    PackDraft draft =
        new PackDraft(
            "test",
            PackVersion.of("1.0.0"),
            "Test",
            new PackTraining(List.of(), "none", 1, "none"));
    Speech speech =
        Speech.crossFitted(
            draft,
            classes,
            scores,
            targets,
            Folds.stratified(targets, 3, 1),
            new ThresholdChoice(0.9, 20));
    Accuracy accuracy = Accuracy.of(scores, targets);
    int[] half = IntStream.range(0, rows / 2).toArray();
    return new Evaluation(
        List.of(1L, 2L),
        classes,
        Map.of("pooledTop1", accuracy.top1(), "beatport2016Top1", 0.6, "pooledRocAuc", 0.9),
        Optional.of(new Evaluation.Pooled(accuracy, RocAuc.of(scores, targets), speech, speech)),
        List.of(SetFigures.of("first half", scores, targets, speech, half)),
        Optional.of(LabelStructure.of(classes, scores, targets)),
        Optional.of(new Evaluation.Leaning(losses(10), losses(71))),
        Optional.of(
            new LearningCurve(
                List.of(
                    new LearningCurve.Point(0.1, 440, accuracy),
                    new LearningCurve.Point(1, 4400, accuracy)))),
        List.of(
            transfer("beatport-2016", "beatport-2021"),
            transfer("beatport-2021", "beatport-2016")));
  }

  private static List<Importance.Loss> losses(int count) {
    List<Importance.Loss> losses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      losses.add(new Importance.Loss("kind of inputs, " + i, i + 1, 0.2 / (i + 1), 0.01));
    }
    return losses;
  }

  private static Transfer transfer(String from, String to) {
    List<String> labels = classes().keySet().stream().limit(20).toList();
    int[][] across = new int[20][20];
    int[][] within = new int[20][20];
    for (int i = 0; i < 20; i++) {
      across[i][i] = 20 + i;
      across[i][(i + 1) % 20] = 80 - i;
      within[i][i] = 60;
      within[i][(i + 1) % 20] = 40;
    }
    return new Transfer(
        from,
        to,
        labels,
        2000,
        2000,
        new Accuracy(0.3, 0.5, 0.3, across),
        new Accuracy(0.6, 0.8, 0.6, within));
  }
}
