package org.cratetag.run;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How a run went.
 *
 * @param runId its number, for {@code undo --run}
 * @param counts tracks by outcome: analysed, tagged, unchanged, skipped, failed; and {@link
 *     #KNOWN_FAILURES}
 * @param elapsed wall time
 * @param cancelled whether it was stopped before its end
 */
public record RunReport(
    long runId, Map<String, Integer> counts, Duration elapsed, boolean cancelled) {
  /** Under this key stand tracks that failed in earlier runs and were not tried again. */
  public static final String KNOWN_FAILURES = "knownFailures";

  public RunReport {
    counts = Map.copyOf(counts);
    Objects.requireNonNull(elapsed, "elapsed");
  }
}
