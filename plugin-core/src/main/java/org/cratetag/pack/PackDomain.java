package org.cratetag.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cratetag.api.track.DomainScore;

/**
 * The kind of music that a pack was made for, as a logistic regression over the values of its first
 * front-end: {@code 1 / (1 + exp(-(intercept + sum of weight x standardised value)))}. Values are
 * standardised, after the logarithm where that is asked for, and held within {@value #FARTHEST}
 * standard deviations, so that no single value outweighs all others in music of quite another kind.
 *
 * @param terms at least one, each of another value
 * @param intercept of the regression
 * @param threshold least probability for the pack to be heard, within (0, 1)
 */
public record PackDomain(List<Term> terms, double intercept, double threshold) {
  /** How many standard deviations from the mean a value counts at most. */
  public static final int FARTHEST = 4;

  /** Logarithms are not taken of less. */
  private static final double LEAST = 1e-6;

  public PackDomain {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("domain.terms is empty");
    }
    Set<Integer> seen = new HashSet<>();
    for (Term term : terms) {
      if (!seen.add(term.value())) {
        throw new IllegalArgumentException("domain.terms names value " + term.value() + " twice");
      }
    }
    if (!Double.isFinite(intercept)) {
      throw new IllegalArgumentException("domain.intercept is " + intercept);
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "domain.threshold must be within (0, 1), found " + threshold);
    }
  }

  /**
   * One value's part.
   *
   * @param value index into the front-end's values
   * @param logarithm whether the logarithm is taken first
   * @param mean over the music that was learned from
   * @param deviation standard deviation over the same, above 0
   * @param weight of the standardised value
   */
  public record Term(int value, boolean logarithm, double mean, double deviation, double weight) {
    public Term {
      if (value < 0) {
        throw new IllegalArgumentException("domain.terms holds the negative value " + value);
      }
      if (!(deviation > 0)
          || !Double.isFinite(deviation)
          || !Double.isFinite(mean)
          || !Double.isFinite(weight)) {
        throw new IllegalArgumentException(
            "domain.terms: value %d has the mean %s, deviation %s and weight %s"
                .formatted(value, mean, deviation, weight));
      }
    }

    /** The value, or its logarithm. */
    public double raw(float[] values) {
      return logarithm ? Math.log(Math.max(values[value], LEAST)) : values[value];
    }

    /** The value as the regression takes it, within {@value PackDomain#FARTHEST} of 0. */
    public double standardised(float[] values) {
      return Math.max(-FARTHEST, Math.min(FARTHEST, (raw(values) - mean) / deviation));
    }
  }

  /** A copy with another threshold. */
  public PackDomain withThreshold(double newThreshold) {
    return new PackDomain(terms, intercept, newThreshold);
  }

  /** How many values a front-end must have. */
  public int leastValues() {
    return 1 + terms.stream().mapToInt(Term::value).max().orElseThrow();
  }

  /**
   * The score of a track.
   *
   * @param values of the pack's first front-end, finite
   */
  public DomainScore score(float[] values) {
    double sum = intercept;
    for (Term term : terms) {
      sum += term.weight() * term.standardised(values);
    }
    return new DomainScore(1 / (1 + Math.exp(-sum)), threshold);
  }
}
