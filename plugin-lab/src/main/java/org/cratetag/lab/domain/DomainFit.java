package org.cratetag.lab.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cratetag.pack.PackDomain;
import org.cratetag.pack.PackDomain.Term;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.data.csv.EdmStatsLayout;

/**
 * Fits the regression of a {@link PackDomain} over the vector of {@code edm-stats/1}: logistic with
 * a quadratic penalty, by Newton's method. The pack's music and all other music weigh the same, and
 * so does each kind of the other music, however many tracks stand for it.
 *
 * <p>Chroma is left out, since it says the key, and tempo, since it is nobody's own; what is left
 * is timbre, how it changes within a second, and how much of the beat histogram one tempo holds.
 */
final class DomainFit {
  /** Half of the sum of squared weights counts so much against the mean loss. */
  private static final double PENALTY = 0.05;

  private static final int STEPS = 30;
  private static final double LEAST_DEVIATION = 1e-6;

  /** Until the pack's rows have said where it lies. */
  private static final double ANY_THRESHOLD = 0.5;

  private static final int CHROMA_VALUES = 12;
  private static final int BEAT_SHARE = 69;

  private DomainFit() {}

  /**
   * Fits.
   *
   * @param own {@code [rows][values]} of the pack's own music
   * @param other the other music, labelled by kind
   */
  static PackDomain fit(float[][] own, LabelledTable other) {
    List<Term> scale = scale(own);
    int width = scale.size();
    double[][] inputs = new double[own.length + other.size()][];
    double[] weights = new double[inputs.length];
    Map<String, Integer> ofKind = new HashMap<>();
    other.labels().forEach(kind -> ofKind.merge(kind, 1, Integer::sum));
    for (int i = 0; i < inputs.length; i++) {
      boolean isOwn = i < own.length;
      inputs[i] = inputs(scale, isOwn ? own[i] : other.features()[i - own.length]);
      weights[i] =
          isOwn
              ? 0.5 / own.length
              : 0.5 / ofKind.size() / ofKind.get(other.labels().get(i - own.length));
    }
    double[] coefficients = new double[width + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] change = newtonStep(inputs, weights, own.length, coefficients);
      double largest = 0;
      for (int i = 0; i < change.length; i++) {
        coefficients[i] -= change[i];
        largest = Math.max(largest, Math.abs(change[i]));
      }
      if (largest < 1e-9) {
        break;
      }
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      Term term = scale.get(i);
      terms.add(
          new Term(term.value(), term.logarithm(), term.mean(), term.deviation(), coefficients[i]));
    }
    return new PackDomain(terms, coefficients[width], ANY_THRESHOLD);
  }

  /** Indices of the values that are looked at. */
  static List<Integer> values() {
    return IntStream.concat(
            IntStream.range(0, 2 * EdmStatsLayout.STATISTICS)
                .filter(i -> !isChroma(i % EdmStatsLayout.STATISTICS)),
            IntStream.of(BEAT_SHARE))
        .boxed()
        .toList();
  }

  private static boolean isChroma(int statistic) {
    return statistic >= EdmStatsLayout.CHROMA && statistic < EdmStatsLayout.CHROMA + CHROMA_VALUES;
  }

  /** The terms with the pack's own means and deviations, without weight. */
  private static List<Term> scale(float[][] own) {
    List<Term> terms = new ArrayList<>();
    for (int value : values()) {
      // The cepstral means alone may be negative.
      boolean logarithm = value < EdmStatsLayout.CEPSTRUM || value >= EdmStatsLayout.CHROMA;
      Term unscaled = new Term(value, logarithm, 0, 1, 0);
      double mean = 0;
      double square = 0;
      for (float[] row : own) {
        double x = unscaled.raw(row);
        mean += x / own.length;
        square += x * x / own.length;
      }
      double deviation = Math.sqrt(Math.max(0, square - mean * mean));
      terms.add(new Term(value, logarithm, mean, Math.max(deviation, LEAST_DEVIATION), 0));
    }
    return terms;
  }

  private static double[] inputs(List<Term> scale, float[] row) {
    return scale.stream().mapToDouble(term -> term.standardised(row)).toArray();
  }

  /** The inverse of the curvature times the gradient; the intercept is last, without penalty. */
  private static double[] newtonStep(
      double[][] inputs, double[] weights, int own, double[] coefficients) {
    int width = coefficients.length - 1;
    double[] gradient = new double[width + 1];
    double[][] curvature = new double[width + 1][width + 1];
    for (int i = 0; i < width; i++) {
      gradient[i] = PENALTY * coefficients[i];
      curvature[i][i] = PENALTY;
    }
    curvature[width][width] = 1e-12;
    double[] x = new double[width + 1];
    x[width] = 1;
    for (int row = 0; row < inputs.length; row++) {
      System.arraycopy(inputs[row], 0, x, 0, width);
      double sum = 0;
      for (int i = 0; i <= width; i++) {
        sum += coefficients[i] * x[i];
      }
      double p = 1 / (1 + Math.exp(-sum));
      double error = weights[row] * (p - (row < own ? 1 : 0));
      double bend = weights[row] * p * (1 - p);
      for (int i = 0; i <= width; i++) {
        gradient[i] += error * x[i];
        for (int j = 0; j <= i; j++) {
          curvature[i][j] += bend * x[i] * x[j];
        }
      }
    }
    return solve(curvature, gradient);
  }

  /** Solves by Cholesky's decomposition; the lower half of the matrix is given and overwritten. */
  private static double[] solve(double[][] lower, double[] right) {
    int n = right.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = lower[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    double[] solution = right.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }
}
