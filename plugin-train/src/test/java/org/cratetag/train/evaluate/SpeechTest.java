package org.cratetag.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.pack.PackDraft;
import org.junit.jupiter.api.Test;

class SpeechTest {
  private static final int ROWS = 3000;
  private static final List<String> LABELS =
      List.of("House", "Deep House", "Techno", "Hard Techno", "Trance");

  @Test
  void whatIsSaid_isRightAsOftenAsWanted() {
    Speech speech = speech();
    assertThat(speech.coverage()).isGreaterThan(0.4);
    assertThat(speech.precision()).isBetween(0.86, 0.97);
    assertThat(speech.labelCoverage()).isLessThan(speech.coverage());
  }

  @Test
  void curve_givesUpCoverageForPrecision() {
    Speech speech = speech();
    assertThat(speech.coverageAt(0.95)).isLessThan(speech.coverageAt(0.8));
    assertThat(speech.coverageAt(0)).isEqualTo(1);
  }

  /** Scores that lean to the truth, more in some rows than in others. */
  private static Speech speech() {
    Random random = new Random(1);
    float[][] scores = new float[ROWS][LABELS.size()];
    int[] targets = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      targets[row] = random.nextInt(LABELS.size());
      double lean = 6 * random.nextDouble();
      float sum = 0;
      for (int i = 0; i < LABELS.size(); i++) {
        double margin = random.nextGaussian() + (i == targets[row] ? lean : 0);
        margin += i / 2 == targets[row] / 2 ? 1 : 0;
        scores[row][i] = (float) Math.exp(margin);
        sum += scores[row][i];
      }
      for (int i = 0; i < LABELS.size(); i++) {
        scores[row][i] /= sum;
      }
    }
    Map<String, String> families = new LinkedHashMap<>();
    LABELS.forEach(
        label ->
            families.put(
                label,
                label.endsWith("House") ? "House" : label.equals("Trance") ? "Trance" : "Techno"));
    PackDraft draft =
        new PackDraft(
            "test",
            PackVersion.of("1.0.0"),
            "Test",
            new PackTraining(List.of(), "none", 1, "none"));
    return Speech.crossFitted(
        draft,
        families,
        scores,
        targets,
        Folds.stratified(targets, 5, 1),
        new ThresholdChoice(0.9, 20));
  }
}
