package org.cratetag.ledger;

import java.util.Objects;

/**
 * A run that changed files.
 *
 * @param run the run
 * @param changed how many files it changed
 * @param takenBack how many of these changes were taken back since
 */
public record RunChanges(RunSummary run, long changed, long takenBack) {
  /** Checks the value. */
  public RunChanges {
    Objects.requireNonNull(run, "run");
  }
}
