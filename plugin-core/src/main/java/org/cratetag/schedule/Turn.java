package org.cratetag.schedule;

import java.time.Duration;

/** What a worker met when it asked for an item. */
public sealed interface Turn {
  /** One item was done, well or not. */
  record Worked() implements Turn {}

  /**
   * Nothing to do now; the worker asks again after the wait.
   *
   * @param pause from now; zero and less mean at once
   */
  record Idle(Duration pause) implements Turn {}

  /** Nothing is left for this worker. */
  record Drained() implements Turn {}
}
