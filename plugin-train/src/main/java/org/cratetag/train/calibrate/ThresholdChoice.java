package org.cratetag.train.calibrate;

import java.util.Comparator;
import java.util.List;

/**
 * The lowest score from which answers are right often enough. The precision above a threshold is
 * estimated with one right and one wrong answer added (Laplace), so that a few lucky rows do not
 * open a label.
 *
 * @param precision wanted share of right answers of each label and each family
 * @param support fewest answers above a threshold
 * @param overall wanted share of right answers of all together, reached by a confidence that every
 *     answer needs; 0 when what each has for itself is enough
 */
public record ThresholdChoice(double precision, int support, double overall) {
  /** A threshold that no probability reaches. */
  public static final double NEVER = 1.01;

  public ThresholdChoice {
    if (!(precision > 0 && precision < 1 && overall >= 0 && overall < 1) || support < 1) {
      throw new IllegalArgumentException(
          "precision %s, support %d, overall %s".formatted(precision, support, overall));
    }
  }

  /** A choice for each label and family by itself. */
  public ThresholdChoice(double precision, int support) {
    this(precision, support, 0);
  }

  /**
   * An answer that was the most probable one.
   *
   * @param score its calibrated probability
   * @param right whether it was true
   */
  public record Answer(double score, boolean right) {}

  /** The lowest threshold that keeps the precision; {@link #NEVER} where none does. */
  public double choose(List<Answer> answers) {
    List<Answer> surestFirst =
        answers.stream().sorted(Comparator.comparingDouble(Answer::score).reversed()).toList();
    double threshold = NEVER;
    int right = 0;
    for (int i = 0; i < surestFirst.size(); i++) {
      Answer answer = surestFirst.get(i);
      right += answer.right() ? 1 : 0;
      int count = i + 1;
      boolean isTie =
          count < surestFirst.size() && surestFirst.get(count).score() == answer.score();
      if (!isTie && count >= support && (right + 1.0) / (count + 2.0) >= precision) {
        threshold = answer.score();
      }
    }
    return threshold;
  }
}
