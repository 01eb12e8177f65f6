package org.cratetag.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What the ledger knows, in numbers.
 *
 * @param tracks known tracks, missing ones included
 * @param missing tracks that the last scan of their folder no longer found
 * @param countsByGoal number of tracks by kind of goal and state; states without tracks are absent
 * @param failures failed and given-up tracks by reason, the most frequent first
 * @param runs the latest runs, newest first
 * @param tracksPerHour rate over the latest finished runs; empty when there is none
 * @param recordings of which it is remembered what was heard
 * @param sizeBytes what the ledger takes on its disk
 */
public record LedgerStatus(
    long tracks,
    long missing,
    Map<String, Map<State, Long>> countsByGoal,
    List<FailureGroup> failures,
    List<RunSummary> runs,
    OptionalDouble tracksPerHour,
    long recordings,
    long sizeBytes) {
  public LedgerStatus {
    countsByGoal = Map.copyOf(countsByGoal);
    failures = List.copyOf(failures);
    runs = List.copyOf(runs);
    Objects.requireNonNull(tracksPerHour, "tracksPerHour");
  }
}
