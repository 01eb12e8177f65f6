package org.cratetag.ledger;

import java.time.Duration;

/**
 * How often, and how long after a failure, a track is tried again. The whole of it passes within
 * one run, so a run ends with every track settled.
 *
 * @param maximumAttempts tries before a track is given up
 * @param firstDelay wait after the first failure
 * @param factor how much longer each further wait is
 * @param maximumAbandoned how many processes may die with the track in hand before it is given up;
 *     guards against a file that takes the program down
 */
record RetryPolicy(int maximumAttempts, Duration firstDelay, int factor, int maximumAbandoned) {
  /** Three tries, 1 s and 4 s apart; given up after five deaths. */
  static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(1), 4, 5);

  RetryPolicy {
    if (maximumAttempts < 1 || maximumAbandoned < 1 || factor < 1 || firstDelay.isNegative()) {
      throw new IllegalArgumentException("retry policy out of range");
    }
  }

  /** The wait after so many failures. */
  Duration delayAfter(int failures) {
    Duration delay = firstDelay;
    for (int i = 1; i < failures; i++) {
      delay = delay.multipliedBy(factor);
    }
    return delay;
  }
}
