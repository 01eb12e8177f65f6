package org.cratetag.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.TrackOutcome;

/** How many tracks came to which outcome. Safe for use by several threads. */
public final class OutcomeCounts {
  private static final List<String> ALWAYS_SHOWN = List.of("tagged", "unchanged", "skipped");

  private final Map<String, Long> counts = new LinkedHashMap<>();

  /** Counts one more. */
  public synchronized void add(TrackOutcome outcome) {
    counts.merge(outcome.key(), 1L, Long::sum);
  }

  /** How many had this outcome. */
  synchronized long get(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /**
   * All counts, zeros among them, in the usual order; {@code analysed} and {@code planned} only
   * when there was one.
   */
  synchronized Map<String, Long> all() {
    Map<String, Long> all = new LinkedHashMap<>();
    for (String outcome : List.of("analysed", "planned")) {
      if (get(outcome) > 0) {
        all.put(outcome, get(outcome));
      }
    }
    ALWAYS_SHOWN.forEach(outcome -> all.put(outcome, get(outcome)));
    all.put("failed", get("failed"));
    return all;
  }

  /** How many tracks there were. */
  synchronized long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@link ExitStatus#SOME_FAILED} when there was a failure, else {@link ExitStatus#OK}. */
  int exitStatus() {
    return get("failed") > 0 ? ExitStatus.SOME_FAILED : ExitStatus.OK;
  }
}
