package org.cratetag.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * A run that was started by this process.
 *
 * @param id number of the run, which a user gives to {@code undo --run}
 * @param command what was asked, for lists of runs
 * @param goal what the run wants of each track
 * @param started when it started
 */
public record Run(long id, String command, Goal goal, Instant started) {
  public Run {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(started, "started");
  }
}
