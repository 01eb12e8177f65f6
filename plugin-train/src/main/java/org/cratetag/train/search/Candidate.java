package org.cratetag.train.search;

import org.cratetag.train.learn.Learner;

/**
 * A learner that a {@link Search} may take.
 *
 * @param trial what is judged in the inner folds
 * @param full what learns from all rows when it is taken: the same, or more of the same, such as a
 *     larger number of networks
 */
public record Candidate(Learner trial, Learner full) {
  /** A candidate that is judged as it is. */
  public static Candidate of(Learner learner) {
    return new Candidate(learner, learner);
  }
}
