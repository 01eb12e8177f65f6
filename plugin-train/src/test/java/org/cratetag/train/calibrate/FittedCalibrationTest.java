package org.cratetag.train.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.train.evaluate.Reliability;
import org.junit.jupiter.api.Test;

class FittedCalibrationTest {
  private static final ThresholdChoice CHOICE = new ThresholdChoice(0.9, 20);
  private static final int ROWS = 4000;
  private static final int CLASSES = 6;

  @Test
  void temperature_lowersTheCalibrationErrorOfScoresThatAreTooSure() {
    Sample fitted = new Sample(1, 2.5);
    Sample judged = new Sample(2, 2.5);
    FittedCalibration calibration =
        FittedCalibration.fit(families(), fitted.scores, fitted.targets, CHOICE);
    assertThat(calibration.calibration().temperature()).isBetween(2.2, 2.8);
    assertThat(judged.error(1)).isGreaterThan(0.1);
    assertThat(judged.error(calibration.calibration().temperature())).isLessThan(0.03);
  }

  @Test
  void temperatureIsOne_forScoresThatAreRight() {
    Sample sample = new Sample(3, 1);
    assertThat(TemperatureFit.of(sample.scores, sample.targets).temperature().temperature())
        .isBetween(0.9, 1.1);
  }

  @Test
  void familyCurve_followsOutcomesThatAreRarerThanTheSum() {
    Random random = new Random(4);
    double[] logits = new double[ROWS];
    boolean[] outcomes = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      logits[i] = 4 * random.nextGaussian();
      outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.7 * logits[i] - 1)));
    }
    FamilyCalibration.Line line = LogisticFit.fit(logits, outcomes);
    assertThat(line.slope()).isBetween(0.6, 0.8);
    assertThat(line.intercept()).isBetween(-1.15, -0.85);
  }

  @Test
  void thresholds_keepThePrecisionOnOtherAnswers() {
    double threshold = CHOICE.choose(answers(5, 2000));
    List<ThresholdChoice.Answer> above =
        answers(6, 20000).stream().filter(answer -> answer.score() >= threshold).toList();
    assertThat(above).hasSizeGreaterThan(1000);
    double right = above.stream().filter(ThresholdChoice.Answer::right).count();
    assertThat(right / above.size()).isBetween(0.88, 0.94);
  }

  @Test
  void commonConfidence_isAskedOfLabelsAndFamilies() {
    Sample sample = new Sample(6, 1);
    FittedCalibration alone =
        FittedCalibration.fit(
            families(), sample.scores, sample.targets, new ThresholdChoice(0.6, 20));
    FittedCalibration together =
        FittedCalibration.fit(
            families(), sample.scores, sample.targets, new ThresholdChoice(0.6, 20, 0.9));
    double least =
        together.families().stream().mapToDouble(family -> family.threshold()).min().orElseThrow();
    assertThat(alone.families()).anyMatch(family -> family.threshold() < least);
    assertThat(together.labels()).allMatch(label -> label.threshold() >= least);
  }

  @Test
  void labelNeverSpeaks_withFewAnswers() {
    assertThat(CHOICE.choose(List.of())).isEqualTo(ThresholdChoice.NEVER);
    List<ThresholdChoice.Answer> few = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      few.add(new ThresholdChoice.Answer(0.99, true));
    }
    assertThat(CHOICE.choose(few)).isEqualTo(ThresholdChoice.NEVER);
    few.add(new ThresholdChoice.Answer(0.99, true));
    assertThat(CHOICE.choose(few)).isEqualTo(0.99);
  }

  @Test
  void thresholdCountsAllAnswersOfEqualScore() {
    List<ThresholdChoice.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(new ThresholdChoice.Answer(0.8, i < 40));
    }
    assertThat(CHOICE.choose(answers)).isEqualTo(ThresholdChoice.NEVER);
  }

  private static Map<String, String> families() {
    Map<String, String> families = new LinkedHashMap<>();
    for (int i = 0; i < CLASSES; i++) {
      families.put("L" + i, i < 4 ? "Big" : "Small");
    }
    return families;
  }

  /** Answers that are right with a chance of their score. */
  private static List<ThresholdChoice.Answer> answers(long seed, int count) {
    Random random = new Random(seed);
    List<ThresholdChoice.Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double score = random.nextDouble();
      answers.add(new ThresholdChoice.Answer(score, random.nextDouble() < score));
    }
    return answers;
  }

  /** Targets drawn from known probabilities, and scores that are those raised to a power. */
  private static final class Sample {
    private final float[][] scores = new float[ROWS][CLASSES];
    private final int[] targets = new int[ROWS];

    Sample(long seed, double power) {
      Random random = new Random(seed);
      for (int row = 0; row < ROWS; row++) {
        double[] margins = new double[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
          margins[i] = 1.5 * random.nextGaussian();
        }
        double[] truth = softmax(margins, 1);
        double[] scored = softmax(margins, power);
        for (int i = 0; i < CLASSES; i++) {
          scores[row][i] = (float) scored[i];
        }
        targets[row] = draw(truth, random.nextDouble());
      }
    }

    double error(double temperature) {
      double[] confidences = new double[ROWS];
      boolean[] right = new boolean[ROWS];
      for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        int top = 0;
        for (int i = 0; i < CLASSES; i++) {
          sum += Math.pow(scores[row][i], 1 / temperature);
          top = scores[row][i] > scores[row][top] ? i : top;
        }
        confidences[row] = Math.pow(scores[row][top], 1 / temperature) / sum;
        right[row] = targets[row] == top;
      }
      return Reliability.of(confidences, right).error();
    }

    private static double[] softmax(double[] margins, double power) {
      double sum = 0;
      double[] result = new double[margins.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = Math.exp(power * margins[i]);
        sum += result[i];
      }
      for (int i = 0; i < result.length; i++) {
        result[i] /= sum;
      }
      return result;
    }

    private static int draw(double[] probabilities, double at) {
      double sum = 0;
      for (int i = 0; i < probabilities.length; i++) {
        sum += probabilities[i];
        if (at < sum) {
          return i;
        }
      }
      return probabilities.length - 1;
    }
  }
}
